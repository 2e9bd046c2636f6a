// A document: its text saves itself, has a toolbar and a preview, and selected words can be commented on.
//   <form data-write="ID" …>                 saved by autosave.js
//   [role=toolbar] with button[data-mark]    bold, italic, heading, list, numbers, link, quote, table; one stop
//                                            of the Tab key, then arrows, Home and End; Ctrl+B, Ctrl+I, Ctrl+K in the text
//   button[data-preview]                     asks the server what the text will look like: {"html": "…"}
//   [data-document] with [data-passage]      a selection inside one passage shows [data-selected], whose
//                                            button puts the words into the form #comment
import { autosave } from './autosave.js';

const words = document.getElementById('document-words')?.dataset ?? {};

// As if it were typed, so that the browser's own undo takes it back.
function type(area, text, from, to) {
  area.focus();
  area.setSelectionRange(from, to);
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, from, to, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

// Signs around the selected words; once more takes them away.
function around(area, sign) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const inside = value.slice(from, to);
  const n = sign.length;
  if (value.slice(from - n, from) === sign && value.slice(to, to + n) === sign) {
    type(area, inside, from - n, to + n);
    area.setSelectionRange(from - n, to - n);
  } else {
    type(area, sign + inside + sign, from, to);
    area.setSelectionRange(from + n, to + n);
  }
}

// A sign before each selected line; once more takes it away.
function before(area, signOf, pattern) {
  const { value } = area;
  const from = value.slice(0, area.selectionStart).lastIndexOf('\n') + 1;
  const end = value.indexOf('\n', area.selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split('\n');
  const off = lines.every((line) => pattern.test(line));
  const text = lines.map((line, n) => (off ? line.replace(pattern, '') : signOf(n) + line)).join('\n');
  type(area, text, from, to);
  if (lines.length > 1) area.setSelectionRange(from, from + text.length);
}

// A piece of its own, with an empty line before and after; the given part of it is selected.
function piece(area, text, part) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const gap = (beside) => (beside === '' || beside.endsWith('\n\n') ? '' : beside.endsWith('\n') ? '\n' : '\n\n');
  const start = gap(value.slice(0, from));
  type(area, `${start}${text}\n\n`, from, to);
  const at = from + start.length + text.indexOf(part);
  area.setSelectionRange(at, at + part.length);
}

function link(area) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const inside = value.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(inside);
  const text = isAddress || !inside ? words.linkText : inside;
  const address = isAddress ? inside : 'https://';
  type(area, `[${text}](${address})`, from, to);
  if (inside && !isAddress) area.setSelectionRange(from + text.length + 3, from + text.length + 3 + address.length);
  else area.setSelectionRange(from + 1, from + 1 + text.length);
}

const marks = {
  bold: (area) => around(area, '**'),
  italic: (area) => around(area, '_'),
  heading: (area) => before(area, () => '# ', /^#{1,6} /),
  list: (area) => before(area, () => '- ', /^[-*] /),
  numbers: (area) => before(area, (n) => `${n + 1}. `, /^\d+\. /),
  quote: (area) => before(area, () => '> ', /^> ?/),
  link,
  table: (area) => piece(area, `| ${words.column} 1 | ${words.column} 2 |\n| --- | --- |\n|  |  |`, `${words.column} 1`),
};
const keys = { b: 'bold', i: 'italic', k: 'link' };

function toolbar(bar, area) {
  const buttons = [...bar.querySelectorAll('button[data-mark]')];
  const stop = (button) => { for (const one of buttons) one.tabIndex = one === button ? 0 : -1; };
  stop(buttons[0]);
  bar.hidden = false;
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-mark]');
    if (!button) return;
    stop(button);
    marks[button.dataset.mark](area);
  });
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    stop(buttons[next]);
    buttons[next].focus();
  });
  area.addEventListener('keydown', (event) => {
    const mark = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && keys[event.key.toLowerCase()];
    if (!mark) return;
    event.preventDefault();
    marks[mark](area);
  });
}

function preview(form, button) {
  const section = document.getElementById('preview');
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    const answer = await fetch(button.formAction, {
      method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams(new FormData(form)), redirect: 'error',
    }).catch(() => null);
    if (!answer) return;
    // What is wrong is said by the page that the button leads to without scripts.
    if (!answer.ok) { form.requestSubmit(button); return; }
    const { html } = await answer.json();
    section.querySelector('[data-preview-text]').innerHTML = html;
    section.hidden = false;
    section.querySelector('h2').focus();
  });
}

for (const form of document.querySelectorAll('form[data-write]')) {
  autosave(form, 'document', form.dataset.write);
  const area = form.querySelector('textarea');
  toolbar(form.querySelector('[role=toolbar]'), area);
  preview(form, form.querySelector('[data-preview]'));
}

const offer = document.querySelector('[data-selected]');
if (offer) {
  const form = document.getElementById('comment');
  const passageOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.('[data-passage]');
  let chosen = null;
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    const text = selection.toString().trim();
    const [one, other] = [passageOf(selection.anchorNode), passageOf(selection.focusNode)];
    const fits = text && one && one === other && one.dataset.passage;
    // Going to the button takes the selection away in some browsers; what was chosen stays.
    if (fits) chosen = { text, passage: one.dataset.passage };
    else if (!offer.contains(document.activeElement)) chosen = null;
    offer.hidden = !chosen;
  });
  offer.querySelector('button').addEventListener('click', () => {
    if (!chosen) return;
    form.elements.passage.value = chosen.passage;
    form.elements.quote.value = chosen.text;
    offer.hidden = true;
    form.elements.words.focus();
  });
}
