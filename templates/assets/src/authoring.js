// The texts of a unit: a link with data-line leads to that line of the field that it names. Without
// this it leads to the field.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-line]');
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field?.setSelectionRange) return;
  event.preventDefault();
  const lines = field.value.split('\n');
  const at = Math.min(Number(link.dataset.line), lines.length) - 1;
  const begin = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  field.focus();
  field.setSelectionRange(begin, begin + lines[at].length);
  // Long lines are broken, so the height of what is above is only nearly that of so many lines.
  field.scrollTop = Math.max(0, (field.scrollHeight * begin) / Math.max(1, field.value.length) - field.clientHeight / 3);
  field.scrollIntoView({ block: 'center' });
});
