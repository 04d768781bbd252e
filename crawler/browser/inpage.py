"""What we run inside a drawn page: small scripts that look, and change nothing that a person would see."""

from __future__ import annotations

# Notes when each timer of the page is due, so that a page which waits for none need not be waited for.
TIMERS = """(() => { const due = new Map(), now = performance.now.bind(performance); let deaf = false;
 const next = (t, every) => every ? t + every * Math.max(1, Math.ceil((now() - t) / every)) : t;
 const soonest = () => { let first = Infinity; const late = now() - 20;
  for (const [id, [t, every]] of due) { const at = next(t, every);
   if (at < late) due.delete(id); else first = Math.min(first, at); }
  return deaf ? -Infinity : first; };
 const note = again => ({apply: (f, self, a) => { const id = Reflect.apply(f, self, a);
  const after = Math.max(4, Number(a[1]) || 0); due.set(id, [now() + (again ? 0 : after), again ? after : 0]);
  if (due.size > 1000) soonest(); return id; }});
 const forget = {apply: (f, self, a) => { due.delete(a[0]); return Reflect.apply(f, self, a); }};
 window.setTimeout = new Proxy(setTimeout, note(false)); window.setInterval = new Proxy(setInterval, note(true));
 window.clearTimeout = new Proxy(clearTimeout, forget); window.clearInterval = new Proxy(clearInterval, forget);
 if (window.Worker) window.Worker = new Proxy(Worker,
  {construct: (f, a, n) => { deaf = true; return Reflect.construct(f, a, n); }});
 Object.defineProperty(window, Symbol.for("due"), {value: soonest}); })();"""
REST = 150  # milliseconds without a change of the page and without a request under way: it has come to rest
# Windows and workers that several pages share stand outside the tab, where nothing is judged.
NO_WINDOWS = "window.open = () => null; window.print = () => undefined; delete window.SharedWorker;"
# What a page sends while it goes away outlives it, and nobody is asked about it: beacons, and what is kept alive.
NO_FAREWELL = """(() => { delete Navigator.prototype.sendBeacon; delete window.fetchLater;
 const plain = window.fetch, asks = window.Request;
 const dies = o => o && o.keepalive ? Object.assign({}, o, {keepalive: false}) : o;
 window.Request = new Proxy(asks, {construct: (t, [a, o], n) => Reflect.construct(t, [a, dies(o)], n)});
 window.fetch = new Proxy(plain, {apply: (t, self, [a, o]) => Reflect.apply(t, self, [a, dies(o)])}); })();"""
# What a page lets the browser guess (speculation rules) the browser itself fetches ahead, past whoever judges the tab's
# requests, and a GET may order. Such a script is taken out before its rules are acted upon, wherever it is put.
NO_GUESSING = """(() => { const kind = Element.prototype.getAttribute, drop = Element.prototype.remove;
 const calm = e => { if (e.localName === "script"
  && /^\\s*speculationrules\\s*$/i.test(Reflect.apply(kind, e, ["type"]))) Reflect.apply(drop, e, []); };
 const look = n => { if (n.localName) { calm(n); for (const e of n.getElementsByTagName("script")) calm(e); } };
 const watch = root => new MutationObserver(all => {
  for (const r of all) { calm(r.target); r.addedNodes.forEach(look); } }).observe(root,
  {subtree: true, childList: true, attributes: true, attributeFilter: ["type"]});
 watch(document);
 Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow,
  {apply: (f, e, a) => { const root = Reflect.apply(f, e, a); watch(root); return root; }}); })();"""
TICKING = 1_000  # milliseconds without a change of words: a page whose clocks and sliders never stop has come to rest
CALM = 50  # milliseconds without a change: enough for a page that waits for no timer either
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
# Notes from now on when the page changed last (`any`), and when its words or the number of its elements did (`big`,
# counted in `n`). Digits do not count as words: a countdown never rests. The caller alone holds what comes out.
WATCH = """() => {
 const now = performance.now(), w = {any: now, big: now, n: 0,
  due: document.querySelector("iframe, frame, object, embed") ? null : window[Symbol.for("due")]};
 const words = s => (s || "").replace(/\\d+/g, "");
 new MutationObserver(all => { w.any = performance.now();
  let more = "", less = "", count = 0;
  for (const m of all) {
   if (m.type === "characterData") { more += words(m.target.data); less += words(m.oldValue); }
   else if (m.type === "childList") {
    for (const e of m.addedNodes) { more += words(e.textContent); count += e.nodeType === 1; }
    for (const e of m.removedNodes) { less += words(e.textContent); count -= e.nodeType === 1; } } }
  if (count || more !== less) { w.n += 1; w.big = w.any; }
 }).observe(document, {subtree: true, childList: true, characterData: true, characterDataOldValue: true,
  attributes: true});
 return w; }"""
# Scrolls down in steps so that lazy parts load, and back; `most` bounds pages that never end.
_SCROLL = """async most => {
 const step = window.innerHeight; let seen = 0;
 for (let i = 1; i <= most && i * step < document.documentElement.scrollHeight; i++) {
  window.scrollTo(0, i * step); seen = i; await new Promise(r => setTimeout(r, 60)); }
 if (seen) window.scrollTo(0, 0);
 return seen; }"""
SCROLL = f"most => ({_SCROLL})(most)"
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
# What lies over the page is closed, what loads late is met, what moves is brought to its end.
MEET = f"""async (w, [words, most, lively]) => {{
 const said = ({CLEAR})(words);
 if (lively || document.querySelector("[loading=lazy]")) await ({_SCROLL})(most);
 try {{ for (const a of document.getAnimations())
  if (a.effect && isFinite(a.effect.getComputedTiming().endTime)) a.finish(); }} catch (e) {{}}
 await null;
 return {{said, n: w.n, any: w.any, length: {LENGTH}}}; }}"""
# The markup of a page that has come to rest since it was met, or the milliseconds that are still missing. What came
# meanwhile may lie over it: it is closed first, and then the page must be met again, as when its words have changed.
DONE = f"""(w, [met, any, rest, calm, ticking, limit, words, force]) => {{
 const now = performance.now(); let missing = Math.min(w.any + rest - now, w.big + ticking - now);
 if (!force) {{
  if (w.n !== met) return {{again: true, said: []}};
  if (missing > 0 && w.due && w.due() > w.any + rest) missing = Math.min(missing, w.any + calm - now);
  if (missing > 0) return {{wait: missing}};
  const said = w.any === any ? [] : ({CLEAR})(words);
  if (said.length) return {{again: true, said}}; }}
 return {{html: ({OUTER})(limit), high: document.documentElement.scrollHeight}}; }}"""
