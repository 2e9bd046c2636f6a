// On every page. Everything works without it; no page depends on it.
//   button[data-toggle="id"]      opens and closes that element (class "open", aria-expanded)
//   details[data-menu]            closes at Escape and at a click elsewhere
//   form[data-confirm], button[data-confirm]   asks the attribute's question before sending
//                                 (the dialog is the one in <template id="confirm-dialog">)
//   button[data-copy="#id" or a text]  copies it; data-copied is what it says then
//   button[hidden][data-print]    shown, and prints
//   select[data-autosubmit]       sends its form when changed
//   [data-focus]                  is focused when the page opens: notices, lists of mistakes
//   form[data-sign-out]           removes what is kept on this device; asks data-unsent first if
//                                 something has not been sent yet
import { anyKept, forgetAll, forgetOld } from './kept.js';
import { person } from './person.js';

for (const button of document.querySelectorAll('[data-toggle]')) {
  const target = document.getElementById(button.dataset.toggle);
  if (!target) continue;
  const set = (open) => {
    target.classList.toggle('open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  set(false);
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  target.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && button.offsetParent) { set(false); button.focus(); }
  });
}

for (const menu of document.querySelectorAll('details[data-menu]')) {
  document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) { menu.open = false; menu.querySelector('summary').focus(); }
  });
}

// Asks, and tells the answer. Without the template or <dialog> the browser's own question serves.
function ask(question) {
  const template = document.getElementById('confirm-dialog');
  if (!template || typeof HTMLDialogElement === 'undefined') return Promise.resolve(window.confirm(question));
  const dialog = template.content.firstElementChild.cloneNode(true);
  dialog.querySelector('[data-question]').textContent = question;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { resolve(dialog.returnValue === 'yes'); dialog.remove(); });
  });
}

const agreed = new WeakSet();
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (agreed.has(form)) { agreed.delete(form); return; }
  let question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (form.matches('[data-sign-out]')) {
    const unsent = anyKept(person);
    question = unsent ? form.dataset.unsent : undefined;
    if (!question) { forgetAll(person); return; }
  }
  if (!question) return;
  // Other listeners (uploads, the report) must not see a sending that is not agreed yet.
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  if (!(await ask(question))) { submitter?.focus(); return; }
  if (form.matches('[data-sign-out]')) forgetAll(person);
  agreed.add(form);
  form.requestSubmit(submitter);
}, true);

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = button.dataset.copy;
  const text = source.startsWith('#') ? document.querySelector(source)?.textContent.trim() : source;
  try {
    await navigator.clipboard.writeText(text);
  } catch { return; }
  const words = button.textContent;
  button.textContent = button.dataset.copied ?? words;
  setTimeout(() => { button.textContent = words; }, 3000);
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

document.addEventListener('change', (event) => {
  if (event.target.matches('select[data-autosubmit]')) event.target.form.requestSubmit();
});

const first = document.querySelector('[data-focus]');
// An address with a place in the page shows that place: what is said is read aloud all the same.
if (first) { first.tabIndex = -1; first.focus({ preventScroll: Boolean(location.hash) }); }

forgetOld();
