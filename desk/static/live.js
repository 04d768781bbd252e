// Brings the part of a page that moves up to date. Without this file, loading the page again does the same.
const SECONDS = 3;

async function look() {
  const shown = document.querySelector("[data-live]");
  if (!shown) return;
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (answer.redirected) return; // the session has ended
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(shown.id);
        if (!fresh || !("live" in fresh.dataset)) { location.reload(); return; }
        if (fresh.innerHTML !== shown.innerHTML && !shown.contains(document.activeElement)) shown.replaceChildren(...fresh.childNodes);
      }
    } catch { /* the desk is away for a moment: the next look may find it */ }
  }
  setTimeout(look, SECONDS * 1000);
}

setTimeout(look, SECONDS * 1000);
