"""The script that looks at a page for the walk: what can be pressed, filled and read. It changes nothing."""

from __future__ import annotations

# Gives {spots: elements, fields: elements, data: plain values}; the numbers in `data` are places in the lists.
COLLECT = """() => {
 const clean = s => (s || "").replace(/\\s+/g, " ").trim();
 const all = []; const visit = root => { for (const e of root.querySelectorAll("*")) {
  if (all.length > 30000) return; all.push(e); if (e.shadowRoot) visit(e.shadowRoot); } }; visit(document);
 const wide = document.documentElement.clientWidth;
 const shown = e => { const b = e.getBoundingClientRect();
  if (b.width < 3 || b.height < 3 || b.right <= 2 || b.left >= wide - 2 || b.bottom + scrollY <= 0) return false;
  for (let x = e, n = 0; x && n < 12; x = x.parentElement, n++) {
   const s = getComputedStyle(x);
   if (s.display === "none" || +s.opacity < 0.05 || (n === 0 && s.visibility !== "visible")) return false;
   if (s.overflow !== "visible" && x !== e) { const o = x.getBoundingClientRect();
    if (o.height < 2 || o.width < 2) return false; } }
  return true; };
 const overs = new Map();
 const isOver = e => { if (overs.has(e)) return overs.get(e);
  let is = e.getAttribute("role") === "dialog" || e.tagName === "DIALOG" || e.getAttribute("aria-modal") === "true";
  if (!is && getComputedStyle(e).position === "fixed") { const b = e.getBoundingClientRect();
   is = b.width * b.height > 0.12 * innerWidth * innerHeight && b.height > 200; }
  overs.set(e, is); return is; };
 const region = e => { let r = "main";
  for (let x = e; x; x = x.parentElement) {
   if (isOver(x)) return "over";
   const t = x.tagName, c = (x.id + " " + (x.getAttribute("class") || "")).toLowerCase();
   if (t === "FOOTER" || /(^|\\s)((site|main|page|shop|the)-?)?(footer|chan-trang)(\\s|$)/.test(c)) r = "footer";
   else if (r === "main" && (t === "HEADER" || t === "NAV" ||
    /(^|\\s)(site-|main-)?header(\\s|$)/.test(c))) r = "header";
  } return r; };
 const forms = [...document.forms];
  const formOf = e => e.form ? forms.indexOf(e.form) : forms.indexOf(e.closest("form"));
 const fieldEls = [], fields = [], spotEls = [], spots = [], parents = [];
 const labelOf = e => { const l = e.labels && e.labels[0] ? e.labels[0].innerText : "";
  let near = ""; if (!l && !e.placeholder && !e.getAttribute("aria-label")) {
   const p = e.previousElementSibling; near = p && p.innerText ? p.innerText : ""; }
  return clean([l, e.placeholder, e.getAttribute("aria-label"), e.autocomplete,
   near].filter(Boolean).join(" ")).slice(0, 200); };
 for (const e of all) { if (!/^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName)) continue;
  const type = e.tagName === "SELECT" ? "select" : e.tagName === "TEXTAREA" ? "textarea" : (e.type || "text");
  if (/^(hidden|submit|button|image|reset)$/.test(type)) continue;
  const seen = shown(e) || ((type === "radio" || type === "checkbox") && e.labels && [...e.labels].some(shown));
  if (!seen || fields.length >= 150) continue;
  const options = type === "select" ? [...e.options].filter(o => !o.disabled &&
   o.value !== "").map(o => o.value).slice(0, 50) : [];
  fields.push({n: fieldEls.length, tag: e.tagName.toLowerCase(), type, name: e.name || e.id || "", label: labelOf(e),
   value: type === "radio" || type === "checkbox" ? "" : String(e.value || "").slice(0, 100), required: !!e.required,
   checked: !!e.checked, form: formOf(e), region: region(e), options}); fieldEls.push(e); }
 const pointer = e => getComputedStyle(e).cursor === "pointer";
 const CHOICE = /swatch|variant|option|attribute|(^|[\\s_-])(size|color|colour|mau|phan-loai|kich-?(co|thuoc)|tier)/i;
 for (const e of all) { if (spots.length >= 500) break;
  const t = e.tagName, own = t === "A" || t === "BUTTON" || t === "SUMMARY" || e.getAttribute("role") === "button"
   || (t === "INPUT" && /^(submit|button|image)$/.test(e.type)) || e.hasAttribute("onclick");
  const loose = !own && /^(DIV|SPAN|LI|LABEL|P|I|IMG|SVG)$/i.test(t) && pointer(e) && e.parentElement
   && !pointer(e.parentElement) && (e.innerText || "").length < 80 &&
    !e.querySelector("a,button,input:not([type=radio])");
  if (!own && !loose) continue;
  if (!shown(e)) continue;
  const cls = ((e.getAttribute("class") || "") + " " + (e.id || "")).slice(0, 200);
  const text = clean(t === "INPUT" ? e.value : e.innerText) || clean(e.getAttribute("aria-label") || e.title || e.alt ||
   (e.querySelector("img[alt]") || {alt: ""}).alt);
  let group = -1; const p = e.parentElement, pc = p ? (p.getAttribute("class") || "") + " " + (p.id || "") + " "
   + ((p.parentElement && p.parentElement.getAttribute("class")) || "") : "";
  if (t !== "A" || !e.getAttribute("href") || /^(#|javascript)/.test(e.getAttribute("href")))
   if (text.length <= 25 && p && CHOICE.test(cls + " " + pc)) {
    group = parents.indexOf(p); if (group < 0) { group = parents.length; parents.push(p); } }
  let href = ""; if (t === "A" && e.href && /^https?:/.test(e.href) && !/^#/.test(e.getAttribute("href") ||
   "#")) href = e.href;
  else if (t === "A" && /^(tel|zalo|mailto|sms):/.test(e.getAttribute("href") || "")) href = e.getAttribute("href");
  spots.push({n: spotEls.length, text: text.slice(0, 120), tag: t.toLowerCase(), type: e.type || "", name: e.name || "",
   href, cls, region: region(e), form: formOf(e), disabled: !!e.disabled || e.getAttribute("aria-disabled") === "true"
   || /(^|\\s)(disabled|is-disabled)(\\s|$)/.test(cls), group,
   chosen: /(^|[\\s_-])(active|selected|checked|current)([\\s_-]|$)/.test(cls) ||
    e.getAttribute("aria-checked") === "true"
   || e.getAttribute("aria-pressed") === "true" || !!(e.querySelector && e.querySelector("input:checked"))});
  spotEls.push(e); }
 const h = document.querySelector("main h1, h1") || document.querySelector("h2") || {innerText: ""};
 return {spots: spotEls, fields: fieldEls, data: {url: location.href,
  text: clean(document.body ? document.body.innerText : "").slice(0, 12000),
  heading: clean(h.innerText).slice(0, 200) || clean(document.title), spots, fields,
  forms: forms.map(f => ({action: f.getAttribute("action") ? new URL(f.getAttribute("action"),
   document.baseURI).href : location.href,
   method: (f.getAttribute("method") || "get").toLowerCase()})), over: spots.some(s => s.region === "over")}}; }"""
