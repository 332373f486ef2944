// Saves while somebody types. htmx builds a request before it queues it, so the text, the version and the
// request_id are put in as the request leaves. One request at a time; the answer carries the next version.
(() => {
  const part = document.querySelector("[data-autosave]");
  if (!part) return;
  const name = part.dataset.autosave;  // begins the ids of what tells how it stands
  const form = part.closest("form");
  const fields = form.elements;
  const unsavedLine = document.getElementById(`${name}-unsaved`);
  const troubles = document.querySelectorAll(`#${name}-trouble [data-trouble]`);
  const RETRY = 10_000;

  let sent = null;          // what the request under way carries
  let stored = null;        // what the server has
  let busy = false;
  let failure = "";         // "", "network" or a status
  let submitter = null;     // the button that waits for the request under way
  let leaving = false;
  let timer = 0;

  const typed = (field) => field.type === "textarea" || field.type === "checkbox";
  const names = new Set([...fields].filter(typed).map((field) => field.name));
  const written = () => JSON.stringify([...new FormData(form)].filter(([field]) => names.has(field)));
  const tooLong = () => form.querySelector("[data-too-long]") !== null;
  const unsaved = () => !leaving && written() !== stored;
  const freshId = () => crypto.randomUUID?.().replaceAll("-", "") ??
    [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // As the server drew it: somebody may have typed before this script arrived.
  const drawn = () => JSON.stringify([...fields].filter(typed).flatMap((field) =>
    field.type === "textarea" ? [[field.name, field.defaultValue]] :
    field.defaultChecked ? [[field.name, field.value]] : []));
  stored = drawn();

  const show = () => {
    const saved = document.getElementById(`${name}-saved`);
    saved.hidden = (failure !== "" || tooLong()) && unsaved();
    unsavedLine.hidden = !saved.hidden;
    const kind = ["401", "409"].includes(failure) ? failure : failure && /^4(?!08|29)/.test(failure) ? "other" : "";
    for (const trouble of troubles) trouble.hidden = trouble.dataset.trouble !== kind;
  };
  const again = () => {
    clearTimeout(timer);
    timer = 0;
    if (failure && failure !== "409" && !leaving) renew().finally(() => part.dispatchEvent(new Event("again")));
  };
  const failed = (why) => {
    const first = failure === "";
    failure = String(why);
    show();
    clearTimeout(timer);
    timer = setTimeout(again, first && failure === "400" ? 500 : RETRY);
  };

  // Somebody who signed in again in another tab has a new session: its token replaces the old one here.
  const renew = async () => {
    if (failure !== "400" && failure !== "401") return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector(`#${form.id} [name=csrf_token]`);
      if (token) fields.csrf_token.value = token.value;
    } catch { /* no network: the next try follows by itself */ }
  };

  part.addEventListener("htmx:before:request", (event) => {
    if (leaving || failure === "409" || tooLong()) {
      event.preventDefault();
      return;
    }
    const body = new URLSearchParams(new FormData(form));
    body.set("request_id", freshId());
    event.detail.ctx.request.body = body;
    sent = written();
    busy = true;
  });
  part.addEventListener("htmx:after:request", (event) => {
    const { status } = event.detail.ctx.response;
    if (status >= 400) return failed(status);
    failure = "";
    stored = sent;
  });
  part.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.response.status >= 400) return;
    const { version } = document.getElementById(`${name}-saved`).dataset;
    if (version) fields.version.value = version;
    show();
  });
  part.addEventListener("htmx:error", () => failed("network"));
  part.addEventListener("htmx:finally:request", () => {
    busy = false;
    if (!submitter) return;
    const button = submitter;
    submitter = null;
    if (failure !== "network") form.requestSubmit(button);
  });

  const catchUp = () => { if (unsaved()) part.dispatchEvent(new Event("again")); };
  part.addEventListener("htmx:after:init", catchUp, { once: true });
  if (part.hasAttribute("data-htmx-powered")) catchUp();
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    if (busy || failure === "network") {
      event.preventDefault();
      submitter = event.submitter;
      if (!busy) again();
      return;
    }
    leaving = true;
  });
  document.addEventListener("portal:leave", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
  window.addEventListener("online", again);
  window.addEventListener("offline", () => { if (unsaved()) failed("network"); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    if (!unsaved()) return location.reload();
    fields.request_id.value = freshId();
    failed("network");
    again();
  });
})();
