// Keys, copying a name, and dropping files. Every page works without any of it.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function move(step) {
  const items = [...document.querySelectorAll("[data-item]")];
  const at = items.indexOf(document.activeElement?.closest?.("[data-item]"));
  const next = items[at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function search() {
  const field = document.getElementById("q");
  if (field) field.select();
  else location.assign("/people#q");
}

function keys() {
  const part = document.getElementById("keys");
  part.open = !part.open;
  if (part.open) part.querySelector("summary").focus();
}

const SINGLE = { "/": search, "?": keys, j: () => move(1), k: () => move(-1) };
let going = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const to = going && document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`);
  going = event.key === "g" && !going;
  const does = SINGLE[event.key];
  // Of several, the one with the highest number: the last thing done is undone first.
  const [button] = [...document.querySelectorAll(`main button[data-key="${CSS.escape(event.key)}"]`)]
    .sort((one, other) => (Number(other.value) || 0) - (Number(one.value) || 0));
  if (to) to.click();
  else if (does) does();
  else if (button) button.click();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-copy], [data-copies]");
  const name = link && (link.dataset.copy ?? document.getElementById(link.dataset.copies)?.value);
  if (name) navigator.clipboard?.writeText(name).catch(() => {});
});

// What an address points at opens, so that a form can be linked to.
function open() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!target) return;
  const part = target.closest("details");
  if (part) part.open = true;
  const field = part?.querySelector("input:not([type=hidden]), textarea") ?? target;
  if (field.matches("input, textarea, select")) field.focus();
}
window.addEventListener("hashchange", open);
open();

const form = document.querySelector("[data-drop]");
if (form) {
  const files = form.querySelector("input[type=file]");
  const over = (is) => (event) => {
    event.preventDefault();
    form.classList.toggle("over", is);
  };
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    form.querySelector("[data-sending]").textContent = "Copying…";
  });
}

// The composer: characters left as they are typed, and a phrase put into the note.
const composer = document.querySelector("form[data-limit]");
if (composer) {
  const { body, ending } = composer.elements;
  const count = () => {
    const parts = [body.value.replace(/^\n+|\n+$/g, ""), ending.value.trim()];
    const left = composer.dataset.limit - parts.filter(Boolean).join("\n\n").length;
    composer.querySelector("[data-count]").textContent = left < 0 ? `${-left} too many` : `${left} left`;
  };
  composer.addEventListener("input", count);
  document.addEventListener("click", (event) => {
    const put = event.target.closest("[data-put]")?.dataset.put;
    if (!put) return;
    body.value = [body.value.trimEnd(), put].filter(Boolean).join(" ");
    body.dispatchEvent(new Event("input", { bubbles: true }));
    body.focus();
  });
}
