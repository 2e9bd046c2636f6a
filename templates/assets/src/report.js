// The report's editor: every question is a form of its own that saves itself (autosave.js).
//   <form data-question data-question-id="ID" data-report="ID" …>
//   <fieldset data-shown-when='[{"question":"progress","in":["2","4"]}, …]'> is shown while any of
//     these questions' answers is one of those named with it.
import { autosave, fieldsOf } from './autosave.js';

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
