// The report's editor: every question is a form of its own and is saved while one writes. Nothing
// that was typed is ever lost: before it is sent it is kept on this device, and it leaves the device
// only when the server has it.
//
// In the page
//   <body data-person="ID">
//   <form data-question data-question-id="ID" data-report="ID" data-revision="7" method="post" action="…">
//     <input type="hidden" name="revision" value="7">, the question's fields,
//     <p data-save-status role="status">, and a submit button for those without scripts
//     (class "without-script", or it saves at once). A button with formaction is left alone.
//     With autocomplete="off": else a browser puts back on a reload what was typed, unseen by us,
//     and it would be taken for what the server has.
//   <fieldset data-shown-when='[{"question":"progress","in":["2","4"]}, …]'> is shown while any of
//     these questions' answers is one of those named with it.
//   <template id="words" data-…> holds all visible words; see `save_words` in ui/form.html.
//
// With the server: POST of the form's fields as application/x-www-form-urlencoded, Accept: application/json
//   200 {"revision": 8, "saved_at": "…", "saved_label": "Salvato alle 11:42"}
//   409 {"revision": 9, "theirs": "text", "theirs_author": "…", "message": "…", "fields": {"name": "value" or […]}?}
//       `fields` is needed only where the answer is not one text field.
//   422 {"message": "…"}: not accepted as it is; kept, and sent again when changed.
//   401, a redirect or a page instead of JSON: no longer signed in. 403, 404: not open any more.
//   Anything else, or no answer: tried again, after 5 s, 10 s, … at most 5 min, and when back online.
import { forget, keep, kept, keyOf } from './kept.js';

const DELAY = 800;
const FIRST_RETRY = 5000;
const LAST_RETRY = 300000;

const words = document.getElementById('words')?.dataset ?? {};
const person = document.body.dataset.person;
const saving = [];
const ours = new WeakSet(); // changes that this script makes itself: not something written

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const button = (label, kind, work) => {
  const element = make('button', { type: 'button', class: `btn btn-small btn-${kind}` }, label ?? '');
  element.addEventListener('click', work);
  return element;
};
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// What is sent: all named fields but files, which go through their own form.
const fieldsOf = (form) => [...new FormData(form)].filter(([name, value]) => name !== 'revision' && typeof value === 'string');

// As text, for showing what was kept: labels of choices, not their codes.
function asText(form, fields) {
  return fields.filter(([, value]) => value).map(([name, value]) => {
    for (const control of form.elements) {
      if (control.name !== name) continue;
      if (control.type === 'hidden') return null;
      if (control.value === value && control.matches('[type=radio], [type=checkbox]')) return control.labels?.[0]?.textContent.trim() ?? value;
      if (control.matches('select')) return [...control.options].find((option) => option.value === value)?.text ?? value;
    }
    return value;
  }).filter((text) => text !== null).join('\n');
}

// Puts values into the form; names that are not among them are emptied.
function fill(form, fields) {
  const left = fields.map((pair) => [...pair]);
  const take = (name, value) => {
    const at = left.findIndex((pair) => pair[0] === name && (value === undefined || pair[1] === value));
    return at < 0 ? undefined : left.splice(at, 1)[0][1];
  };
  for (const control of form.elements) {
    if (!control.name || control.name === 'revision' || control.type === 'file' || control.type === 'hidden' || control.matches('button')) continue;
    if (control.matches('[type=radio], [type=checkbox]')) control.checked = take(control.name, control.value) !== undefined;
    else if (control.matches('select[multiple]')) for (const option of control.options) option.selected = take(control.name, option.value) !== undefined;
    else control.value = take(control.name) ?? '';
  }
  const change = new Event('change', { bubbles: true });
  ours.add(change);
  form.dispatchEvent(change);
}

const textFields = (form) => [...form.elements].filter((control) => control.matches('textarea, input[type=text]'));

function question(form) {
  const key = keyOf(person, form.dataset.report ?? '', form.dataset.questionId);
  const status = form.querySelector('[data-save-status]') ?? form.appendChild(make('p', { class: 'save-status', role: 'status', 'data-save-status': '' }));
  let known = fieldsOf(form); // what the server has
  let timer;
  let retry = FIRST_RETRY;
  let retryTimer;
  let sending = false;
  let again = false;
  let box = null; // two texts shown together
  let blocked = false; // …and nothing is sent until one is chosen
  let held = []; // older copies that wait for a choice; they stay on the device until then

  const say = (state, text) => { status.dataset.state = state; status.textContent = text ?? ''; };
  const changed = () => !same(fieldsOf(form), known);
  const stash = () => {
    const mine = changed() ? [{ fields: fieldsOf(form), at: new Date().toISOString() }] : [];
    const copies = [...mine, ...held];
    if (copies.length) keep(key, copies);
    else forget(key);
  };
  const setRevision = (revision) => {
    form.dataset.revision = revision;
    const field = form.querySelector('input[name=revision]');
    if (field) field.value = revision;
  };

  function later() {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(send, retry);
    retry = Math.min(retry * 2, LAST_RETRY);
  }

  function closeBox() { box?.remove(); box = null; }

  function showBox(title, text, note, buttons) {
    closeBox();
    box = make('div', { class: 'two-texts', role: 'group', 'aria-label': title });
    box.append(make('p', { class: 'chart-title' }, title));
    if (note) box.append(make('p', {}, note));
    box.append(make('div', { class: 'text', tabindex: '0' }, text), make('div', { class: 'buttons' }, ...buttons));
    status.after(box);
  }

  // Someone else has saved meanwhile. Mine stays in the field, theirs stands beneath.
  function conflict(answer) {
    stash();
    say('conflict', answer.message ?? words.conflict);
    const texts = textFields(form);
    const theirs = answer.theirs ?? '';
    blocked = true;
    const settle = (work) => () => {
      const mine = fieldsOf(form);
      closeBox();
      blocked = false;
      setRevision(answer.revision);
      work(mine);
      (texts[0] ?? form.querySelector('input:not([type=hidden]), select, textarea'))?.focus();
    };
    const theirFields = answer.fields
      ? Object.entries(answer.fields).flatMap(([name, value]) => [].concat(value).map((one) => [name, one]))
      : texts.length === 1 ? [[texts[0].name, theirs]] : null;
    const buttons = [button(words.keepMine, 'primary', settle(() => send()))];
    if (theirFields) {
      buttons.push(button(words.useTheirs, 'outline-primary', settle((mine) => {
        fill(form, theirFields);
        known = fieldsOf(form);
        stash();
        say('saved', words.theirsUsed);
        // My text stays within reach until the page is left.
        showBox(words.mineTitle, asText(form, mine), '', [
          button(words.restore, 'outline-primary', () => { closeBox(); fill(form, mine); touch(0); }),
          button(words.discard, 'outline-primary', closeBox),
        ]);
      })));
    }
    if (texts.length === 1 && texts[0].matches('textarea')) {
      buttons.push(button(words.joinBoth, 'outline-primary', settle(() => {
        texts[0].value = [texts[0].value.trimEnd(), theirs].filter(Boolean).join('\n\n');
        touch(0);
      })));
    }
    const by = answer.theirs_author ? `${words.theirsBy ?? ''} ${answer.theirs_author}`.trim() : '';
    showBox(words.theirsTitle, theirs, by, buttons);
  }

  async function send({ leaving = false } = {}) {
    clearTimeout(timer);
    clearTimeout(retryTimer);
    if (blocked || !changed()) return;
    if (sending) { again = true; return; }
    sending = true;
    const sent = fieldsOf(form);
    say('saving', words.saving);
    let answer;
    try {
      const response = await fetch(form.getAttribute('action') || location.href, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams([...sent, ['revision', form.dataset.revision]]),
        redirect: 'manual',
        keepalive: leaving,
      });
      const json = /json/.test(response.headers.get('Content-Type') ?? '');
      const body = json ? await response.json() : {};
      const code = response.type === 'opaqueredirect' || (response.ok && !json) ? 401 : response.status;
      answer = { code, body };
    } catch {
      answer = { code: 0, body: {} };
    }
    sending = false;
    const { code, body } = answer;
    if (code === 200) {
      retry = FIRST_RETRY;
      known = sent;
      setRevision(body.revision);
      stash();
      if (!changed()) say('saved', body.saved_label ?? words.saved);
    } else {
      stash();
      if (code === 409) { again = false; conflict(body); return; }
      if (code === 422 || code === 413) say('refused', body.message ?? body.detail ?? words.refused);
      else if (code === 403 || code === 404) say('refused', words.closed);
      else { say('kept', code === 401 ? words.signedOut : words.kept); again = false; later(); return; }
    }
    if (again) { again = false; touch(0); }
  }

  function touch(delay = DELAY) {
    stash();
    if (blocked) return;
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  }

  // Copies from an earlier visit: what the server has too goes away, the rest is offered, one by one.
  function offer() {
    held = held.filter((copy) => Array.isArray(copy?.fields) && !same(copy.fields, known));
    stash();
    const [copy] = held;
    if (!copy) return;
    const when = new Date(copy.at).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    const choose = (work) => () => { held.shift(); closeBox(); work(); touch(0); if (!blocked) offer(); };
    showBox(words.restoreTitle, asText(form, copy.fields), when, [
      button(words.restore, 'primary', choose(() => fill(form, copy.fields))),
      button(words.discard, 'outline-primary', choose(() => {})),
    ]);
  }

  // Not only what was typed: the map, a spelling aid or dictation write from scripts.
  const written = (event) => !ours.has(event) && event.target.type !== 'file';
  form.addEventListener('input', (event) => { if (written(event)) touch(); });
  // Going from field to field of one question (latitude, longitude) it is not finished yet.
  const chosen = (event) => event.target.matches('[type=radio], [type=checkbox], select');
  form.addEventListener('change', (event) => { if (written(event)) touch(chosen(event) ? 0 : DELAY); });
  form.addEventListener('focusout', (event) => { if (changed() && !form.contains(event.relatedTarget)) touch(0); });
  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    if (changed()) send();
    else say('saved', words.saved);
  });
  held = kept(key) ?? [];
  if (!Array.isArray(held)) held = [];
  offer();
  saving.push({ send, waiting: changed, soon: () => { retry = FIRST_RETRY; send(); } });
}

for (const form of document.querySelectorAll('form[data-question]')) question(form);

addEventListener('online', () => { for (const one of saving) if (one.waiting()) one.soon(); });
document.addEventListener('visibilitychange', () => {
  for (const one of saving) if (one.waiting()) one.send({ leaving: document.visibilityState === 'hidden' });
});

// Questions that depend on others' answers. The server shows the same ones without scripts; one with
// a mistake in it stays to be seen.
const dependent = [...document.querySelectorAll('fieldset[data-shown-when]')]
  .filter((fieldset) => !fieldset.querySelector('.mistake'))
  .map((fieldset) => ({ fieldset, conditions: JSON.parse(fieldset.dataset.shownWhen) }));
const met = ({ question: id, in: values }) => {
  const form = document.querySelector(`form[data-question-id="${CSS.escape(id)}"]`);
  return form && fieldsOf(form).some(([name, value]) => name === 'value' && values.includes(value));
};
function showDependent() {
  for (const { fieldset, conditions } of dependent) fieldset.hidden = !conditions.some(met);
}
// Where nobody may write there are no forms, and the server shows what was answered.
if (saving.length) {
  document.addEventListener('input', showDependent);
  document.addEventListener('change', showDependent);
  showDependent();
}
