// Saves a form while one writes in it. Nothing that was typed is ever lost: before it is sent it is
// kept on this device, and it leaves the device only when the server has it.
//
// In the page
//   <form data-revision="7" method="post" action="…" autocomplete="off">
//     <input type="hidden" name="revision" value="7">, the fields, perhaps <input type="hidden" name="writer">,
//     <p data-save-status role="status">, and a submit button for those without scripts
//     (class "without-script", or it saves at once). A button with formaction is left alone.
//     With autocomplete="off": else a browser puts back on a reload what was typed, unseen by us,
//     and it would be taken for what the server has.
//     What stands in a [data-apart] is sent with the form's own button only (what belongs to a file).
//     data-unsaved: the server has not taken what stands in the fields; "theirs": another's text is
//     shown beside it, so that nothing is sent by itself.
//   <template id="save-words" data-…> holds all visible words; see `save_words` in ui/form.html.
//
// With the server: POST of the form's fields in the form's own enctype, Accept: application/json
//   200 {"revision": 8, "saved_label": "Salvato alle 11:42"}
//       and, if others' changes were put together with it: "fields": {"name": "value"}, "sent": the revision
//       that holds what was sent. What was written meanwhile is written on that.
//   409 {"revision": 9, "theirs": "text", "theirs_author": "…", "message": "…", "fields": {"name": "value" or […]}?,
//        "joined": {"name": "value"}?, "difference": "html"?, "writer": "…"?}
//       `fields` is needed only where the answer is not one text field, `joined` where there are several.
//   422 {"message": "…"}: not accepted as it is; kept, and sent again when changed.
//   401, a redirect or a page instead of JSON: no longer signed in, or somebody else is. 403, 404: not open any more.
//   Anything else, or no answer: tried again, after 5 s, 10 s, … at most 5 min, and when back online.
import { forget, keep, kept, keyOf } from './kept.js';
import { ownHeaders, person } from './person.js';

const DELAY = 800;
const FIRST_RETRY = 5000;
const LAST_RETRY = 300000;
const LEAVING_LIMIT = 60000; // bytes that a browser still sends for a page that is left
const ABOUT = ['revision', 'writer']; // fields about the form, not written by anybody

const words = document.getElementById('save-words')?.dataset ?? {};
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

const isApart = (control) => Boolean(control?.closest?.('[data-apart]'));

// What is sent: all named fields but files and what belongs to them.
export const fieldsOf = (form) => [...new FormData(form)]
  .filter(([name, value]) => !ABOUT.includes(name) && typeof value === 'string' && !isApart(form.elements[name]));

// As the form would send them itself.
function bodyOf(form, pairs) {
  if (form.enctype !== 'multipart/form-data') return new URLSearchParams(pairs);
  const body = new FormData();
  for (const [name, value] of pairs) body.append(name, value);
  return body;
}

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

// Puts a text into a field. The caret stays where it was between the words.
function put(control, text) {
  const before = control.value;
  if (before === text) return;
  const writing = document.activeElement === control && typeof control.selectionStart === 'number';
  const places = writing ? [control.selectionStart, control.selectionEnd] : [];
  let same = 0;
  while (same < before.length && before[same] === text[same]) same += 1;
  const top = control.scrollTop;
  control.value = text;
  if (!writing) return;
  const [from, to] = places.map((at) => (at <= same ? at : Math.max(same, at + text.length - before.length)));
  control.setSelectionRange(from, to);
  control.scrollTop = top;
}

// Puts values into the form; names that are not among them are emptied. Who adds fields to a form hears of
// it before (the event "filling").
function fill(form, fields) {
  form.dispatchEvent(new CustomEvent('filling', { detail: fields }));
  const left = fields.map((pair) => [...pair]);
  const take = (name, value) => {
    const at = left.findIndex((pair) => pair[0] === name && (value === undefined || pair[1] === value));
    return at < 0 ? undefined : left.splice(at, 1)[0][1];
  };
  for (const control of form.elements) {
    if (!control.name || control.type === 'file' || control.type === 'hidden' || control.matches('button') || isApart(control)) continue;
    if (control.matches('[type=radio], [type=checkbox]')) control.checked = take(control.name, control.value) !== undefined;
    else if (control.matches('select[multiple]')) for (const option of control.options) option.selected = take(control.name, option.value) !== undefined;
    else put(control, take(control.name) ?? '');
  }
  const change = new Event('change', { bubbles: true });
  ours.add(change);
  form.dispatchEvent(change);
}

const newName = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

// A piece of a page, made by the server.
function marked(html) {
  const piece = make('div', { class: 'difference' });
  piece.innerHTML = html;
  return piece;
}

const textFields = (form) => [...form.elements].filter((control) => control.matches('textarea, input[type=text]') && !isApart(control));

const pairsOf = (fields) => Object.entries(fields).flatMap(([name, value]) => [].concat(value).map((one) => [name, one]));

/** Saves this form from now on; `place` and `thing` name it on this device. */
export function autosave(form, place, thing) {
  const key = keyOf(person, place, thing);
  const status = form.querySelector('[data-save-status]') ?? form.appendChild(make('p', { class: 'save-status', role: 'status', 'data-save-status': '' }));
  let known = 'unsaved' in form.dataset ? null : fieldsOf(form); // what the server has
  let timer;
  let retry = FIRST_RETRY;
  let retryTimer;
  let sending = false;
  let again = false;
  let pressed = null; // a button that sends the form as a whole, once the save on its way has come back
  let box = null; // two texts shown together
  let blocked = form.dataset.unsaved === 'theirs'; // …and nothing is sent until one is chosen
  let held = []; // older copies that wait for a choice; they stay on the device until then

  const say = (state, text) => { status.dataset.state = state; status.textContent = text ?? ''; };
  const changed = () => !same(fieldsOf(form), known);
  const stash = () => {
    // With what it was written on: others may have saved by the time it is taken up again.
    const { revision } = form.dataset;
    const mine = changed() ? [{ fields: fieldsOf(form), at: new Date().toISOString(), revision }] : [];
    const copies = [...mine, ...held];
    if (copies.length) keep(key, copies);
    else forget(key);
  };
  const setRevision = (revision) => {
    form.dataset.revision = revision;
    const field = form.querySelector('input[name=revision]');
    if (field) field.value = revision;
  };
  const setWriter = (writer) => { if (writer && form.elements.writer) form.elements.writer.value = writer; };

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
    const shown = make('div', { class: 'text', tabindex: '0' });
    shown.append(text);
    box.append(shown, make('div', { class: 'buttons' }, ...buttons));
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
      setWriter(answer.writer);
      work(mine);
      (texts[0] ?? form.querySelector('input:not([type=hidden]), select, textarea'))?.focus();
    };
    const theirFields = answer.fields ? pairsOf(answer.fields) : texts.length === 1 ? [[texts[0].name, theirs]] : null;
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
    if (answer.joined) {
      buttons.push(button(words.joinBoth, 'outline-primary', settle(() => { fill(form, pairsOf(answer.joined)); touch(0); })));
    } else if (texts.length === 1 && texts[0].matches('textarea')) {
      buttons.push(button(words.joinBoth, 'outline-primary', settle(() => {
        texts[0].value = [texts[0].value.trimEnd(), theirs].filter(Boolean).join('\n\n');
        touch(0);
      })));
    }
    const by = answer.theirs_author ? `${words.theirsBy ?? ''} ${answer.theirs_author}`.trim() : '';
    showBox(words.theirsTitle, answer.difference ? marked(answer.difference) : theirs, by, buttons);
  }

  async function send({ leaving = false } = {}) {
    clearTimeout(timer);
    clearTimeout(retryTimer);
    if (blocked || !changed()) return;
    if (sending) { again = true; return; }
    sending = true;
    const sent = fieldsOf(form);
    say('saving', words.saving);
    const about = [['revision', form.dataset.revision], ['writer', form.elements.writer?.value]].filter(([, value]) => value);
    const pairs = [...sent, ...about];
    let answer;
    try {
      const response = await fetch(form.getAttribute('action') || location.href, {
        method: 'POST',
        headers: { Accept: 'application/json', ...ownHeaders },
        body: bodyOf(form, pairs),
        redirect: 'manual',
        keepalive: leaving && new URLSearchParams(pairs).toString().length < LEAVING_LIMIT,
      });
      const json = /json/.test(response.headers.get('Content-Type') ?? '');
      const told = json ? await response.json() : {};
      const code = response.type === 'opaqueredirect' || (response.ok && !json) ? 401 : response.status;
      answer = { code, told };
    } catch {
      answer = { code: 0, told: {} };
    }
    sending = false;
    const { code, told } = answer;
    if (code === 200) {
      retry = FIRST_RETRY;
      known = sent;
      if (told.fields && !changed()) {
        fill(form, pairsOf(told.fields));
        known = fieldsOf(form);
        setRevision(told.revision);
      } else if (told.fields) {
        // Written on while it was on its way: that goes on from what was sent, and finds the rest there.
        setRevision(told.sent);
        again = true;
      } else setRevision(told.revision);
      stash();
      if (!changed()) say('saved', told.saved_label ?? words.saved);
    } else {
      stash();
      if (code === 409) { again = false; pressed = null; conflict(told); return; }
      if (code === 422 || code === 413) say('refused', told.message ?? told.detail ?? words.refused);
      else if (code === 403 || code === 404) say('refused', words.closed);
      else {
        again = false;
        if (code === 401) {
          // A button would send the whole form as whoever is signed in by now.
          pressed = null;
          say('kept', words.signedOut);
          later();
          return;
        }
        say('kept', words.kept);
        if (!goOn()) later();
        return;
      }
    }
    if (goOn()) return;
    if (again) { again = false; touch(0); }
  }

  // What the button asks first has been answered already.
  function goOn() {
    if (!pressed) return false;
    const submitter = pressed;
    const question = submitter.dataset.confirm;
    pressed = null;
    again = false;
    delete submitter.dataset.confirm;
    form.requestSubmit(submitter);
    if (question) submitter.dataset.confirm = question;
    return true;
  }

  function touch(delay = DELAY) {
    stash();
    if (blocked) return;
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  }

  // Copies from an earlier visit: what the server has too goes away, the rest is offered, one by one.
  function offer() {
    held = held.filter((copy) => Array.isArray(copy?.fields) && !same(copy.fields, known ?? fieldsOf(form)));
    stash();
    const [copy] = held;
    if (!copy) return;
    const when = new Date(copy.at).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    const choose = (work) => () => { held.shift(); closeBox(); work(); touch(0); if (!blocked) offer(); };
    showBox(words.restoreTitle, asText(form, copy.fields), when, [
      button(words.restore, 'primary', choose(() => {
        fill(form, copy.fields);
        // It was not written on what this page has shown and sent since.
        if (copy.revision) setRevision(copy.revision);
        setWriter(newName());
      })),
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
    if (event.submitter?.hasAttribute('formaction')) {
      clearTimeout(timer);
      clearTimeout(retryTimer);
      if (!sending) return;
      // It goes on the revision that the save on its way brings.
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
      return;
    }
    event.preventDefault();
    if (changed()) send();
    else say('saved', words.saved);
  });
  held = kept(key) ?? [];
  if (!Array.isArray(held)) held = [];
  offer();
  saving.push({ send, waiting: changed, soon: () => { retry = FIRST_RETRY; send(); } });
}

addEventListener('online', () => { for (const one of saving) if (one.waiting()) one.soon(); });
document.addEventListener('visibilitychange', () => {
  for (const one of saving) if (one.waiting()) one.send({ leaving: document.visibilityState === 'hidden' });
});
