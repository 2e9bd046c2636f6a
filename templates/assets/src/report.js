// The report's editor, and other texts that save themselves: every question is a form of its own that saves itself (autosave.js).
//   <form data-question data-question-id="ID" data-report="ID" …>
//   <fieldset data-shown-when='[{"question":"progress","in":["2","4"]}, …]'> is shown while any of
//     these questions' answers is one of those named with it.
//   button[hidden][data-add-row]      shown, and adds a row to the table of its form, .list-rows
//   [data-words-of="id"]              shows how many words that field has.
import { autosave, fieldsOf } from './autosave.js';

// Rows of a list: the server takes as many as are sent. Before the script puts a text of before back into
// the form, there are as many rows as that has.
function rowsOf(form) {
  const button = form.querySelector('button[data-add-row]');
  const body = form.querySelector('.list-rows tbody');
  if (!button || !body) return;
  const add = () => {
    const last = body.lastElementChild;
    const row = last.cloneNode(true);
    const number = body.children.length + 1;
    const numbered = (text) => text.replace(/\d+$/, number);
    row.dataset.row = numbered(last.dataset.row);
    for (const label of row.querySelectorAll('label')) {
      label.htmlFor = numbered(label.htmlFor);
      label.lastElementChild.textContent = numbered(label.lastElementChild.textContent);
    }
    for (const field of row.querySelectorAll('input, select')) {
      field.id = numbered(field.id);
      if (field.matches('select')) field.selectedIndex = 0;
      else field.value = '';
    }
    body.append(row);
    return row;
  };
  button.hidden = false;
  button.addEventListener('click', () => add().querySelector('input, select').focus());
  form.addEventListener('filling', ({ detail }) => {
    const { name } = body.querySelector('input, select');
    const wanted = detail.filter((pair) => pair[0] === name).length;
    while (body.children.length < wanted) add();
  });
}
for (const form of document.querySelectorAll('form[data-question]')) rowsOf(form);

const forms = [...document.querySelectorAll('form[data-question]')];
for (const form of forms) autosave(form, form.dataset.report ?? '', form.dataset.questionId);

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
if (forms.length) {
  document.addEventListener('input', showDependent);
  document.addEventListener('change', showDependent);
  showDependent();
}

// A sign of Markdown that stands alone is no word; the server counts alike.
for (const shown of document.querySelectorAll('[data-words-of]')) {
  const field = document.getElementById(shown.dataset.wordsOf);
  const count = () => { shown.textContent = String(field.value.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0); };
  field.form.addEventListener('input', count);
  field.form.addEventListener('change', count);
  count();
}
