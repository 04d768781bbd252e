"""What we run inside a drawn page: small scripts that look, and change nothing that a person would see."""

from __future__ import annotations

REST = 150  # milliseconds without a change of the page and without a request under way: it has come to rest
NO_WINDOWS = "window.open = () => null; window.print = () => undefined;"
# Resolves when nothing has changed for REST ms; the caller asks again while requests are under way.
STILL = """rest => new Promise(done => {
 let timer = setTimeout(end, rest);
 const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, rest); });
 function end() { seen.disconnect(); done(true); }
 seen.observe(document, {subtree: true, childList: true, characterData: true, attributes: true}); })"""
LENGTH = "document.body ? document.body.innerText.length : 0"
BARE = 200  # characters of text that a drawn shop page never stays below
OUTER = """limit => { window.stop();
 const type = document.doctype ? "<!DOCTYPE html>" : "";
 return type + document.documentElement.outerHTML.slice(0, limit); }"""
