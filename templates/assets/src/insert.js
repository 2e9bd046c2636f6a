// Puts a mark into a text where the cursor is: button[data-insert="mark"][data-into="id of the field"].
// Without this script the same button saves the text with the mark at its end.
for (const button of document.querySelectorAll('button[data-insert]')) {
  const field = document.getElementById(button.dataset.into);
  if (!field) continue;
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const { selectionStart: at, value } = field;
    // A field that was never in focus has its cursor at the beginning: the end is meant.
    const place = field.dataset.touched ? at : value.length;
    const before = value.slice(0, place).trimEnd();
    const after = value.slice(place).trimStart();
    const head = before ? `${before}\n\n${button.dataset.insert}` : button.dataset.insert;
    field.value = after ? `${head}\n\n${after}` : `${head}\n`;
    field.focus();
    field.setSelectionRange(head.length, head.length);
    field.dataset.touched = 'yes';
    // For the script that saves.
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('focus', () => { field.dataset.touched = 'yes'; });
}
