"""What we run inside a drawn page: small scripts that look, and change nothing that a person would see."""

from __future__ import annotations

REST = 150  # milliseconds without a change of the page and without a request under way: it has come to rest
# Windows and workers that several pages share stand outside the tab, where nothing is judged.
NO_WINDOWS = "window.open = () => null; window.print = () => undefined; delete window.SharedWorker;"
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
# Scrolls down in steps so that lazy parts load, and back; `most` bounds pages that never end.
SCROLL = """most => (async () => {
 const step = window.innerHeight; let seen = 0;
 for (let i = 1; i <= most && i * step < document.documentElement.scrollHeight; i++) {
  window.scrollTo(0, i * step); seen = i; await new Promise(r => setTimeout(r, 60)); }
 if (seen) window.scrollTo(0, 0);
 return seen; })()"""
# Closes what lies over the page (cookie walls, pop-ups) by its own refusing or closing button. Never accepts.
CLEAR = """words => {
 const fold = s => (s || "").normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").replace(/[đĐ]/g, "d")
  .toLowerCase().replace(/[\\s.,!]+/g, " ").trim();
 const said = [];
 const shown = e => { const b = e.getBoundingClientRect(), s = getComputedStyle(e);
  return b.width > 2 && b.height > 2 && s.visibility !== "hidden" && s.display !== "none" && +s.opacity > 0.05; };
 const over = [...document.querySelectorAll("body *")].slice(0, 20000).filter(e => {
  const s = getComputedStyle(e);
  if (s.position !== "fixed" && e.getAttribute("role") !== "dialog" && e.tagName !== "DIALOG") return false;
  if (!shown(e)) return false;
  const b = e.getBoundingClientRect(), area = b.width * b.height;
  const text = fold(e.innerText).slice(0, 3000);
  if (/gio hang|thanh toan|your cart|checkout/.test(text) && !/cookie/.test(text)) return false;
  return area > 0.2 * innerWidth * innerHeight || /cookie|quyen rieng tu|privacy/.test(text); });
 for (const box of over.slice(0, 10)) {
  const buttons = [...box.querySelectorAll("button, a, [role=button], input[type=button], span, div, i, svg")]
   .filter(shown).slice(0, 400);
  const stays = b => b.tagName !== "A" || /^(#|javascript:|$)/.test((b.getAttribute("href") || "").trim());
  const name = b => fold(b.innerText || b.value || "") || fold(b.getAttribute("aria-label") || b.title);
  const classy = b => /(^|[\\s_-])(close|dismiss|dong)([\\s_-]|$)/i.test(b.getAttribute("class") || "");
  const ends = b => b.closest("form") === null || b.tagName !== "BUTTON" || b.type === "button";
  const pick = words.map(w => buttons.find(b => stays(b) && ends(b) && name(b) === w)).find(Boolean)
   || buttons.find(b => stays(b) && ends(b) && classy(b) && name(b).length <= 2);
  if (pick) { said.push((pick.innerText || pick.value || pick.getAttribute("aria-label") || "×").trim().slice(0, 60));
   pick.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, view: window})); } }
 return said; }"""
