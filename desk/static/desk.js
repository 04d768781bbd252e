// Keys for people who work without a mouse. Every page works without this file.
const typing = (node) => node.matches("input:not([type=checkbox], [type=radio]), textarea, select");
const list = document.querySelector("[data-list]");
const rows = list ? [...list.querySelectorAll("[data-row]")] : [];
let at = -1;

function go(to) {
  if (!rows.length) return;
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows.forEach((row, n) => row.classList.toggle("here", n === at));
  rows[at].querySelector("a").focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

function choose(radio) {
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  const reason = radio.form.querySelector("[data-reason]");
  if (radio.value === "confirm" && !reason.value) reason.value = reason.dataset.confirm;
  const first = radio.value === "dismiss" ? radio.form.elements.code : radio.value === "refer" ? radio.form.elements.to_whom : radio.value === "answer" ? radio.form.elements.answer : reason;
  first.focus();
}

// in the queue: the same decision on the ticked rows, or on the row where one is
function together(key) {
  const bulk = document.getElementById("bulk")?.elements;
  const decision = { c: "confirm", d: "dismiss", a: "ask" }[key];
  if (!bulk?.decision || !decision) return false;
  const ticks = rows.map((row) => row.querySelector("input[type=checkbox]"));
  if (!ticks.some((tick) => tick.checked)) {
    if (at < 0) return false;
    ticks[at].checked = true;
  }
  bulk.decision.value = decision;
  if (decision === "confirm" && !bulk.reason.value) bulk.reason.value = bulk.reason.dataset.confirm;
  (decision === "dismiss" ? bulk.code : bulk.reason).focus();
  return true;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const key = event.key;
  const marked = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (marked) {
    event.preventDefault();
    if (marked.matches("input[type=radio]")) choose(marked);
    else if (marked.matches("form")) marked.requestSubmit();
    else marked.click();
  } else if (rows.length && (key === "j" || key === "k")) {
    event.preventDefault();
    const beyond = key === "j" ? at === rows.length - 1 && "next" : at === 0 && "prev";
    const page = beyond && document.querySelector(`.pages [rel=${beyond}]`);
    if (page) page.click();
    else go(at + (key === "j" ? 1 : -1));
  } else if (rows.length && key === "x" && at >= 0) {
    event.preventDefault();
    rows[at].querySelector("input[type=checkbox]")?.click();
  } else if (together(key)) {
    event.preventDefault();
  } else if (key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  } else if (key === "?") {
    document.getElementById("keys")?.showModal();
  }
});

document.querySelectorAll("[data-opens]").forEach((button) =>
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal()));

// on a phone the menu is one row that is drawn aside: where one is must be in sight
document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
