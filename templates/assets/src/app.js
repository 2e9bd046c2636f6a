// Everything works without this. With it, the search answers while one types, and forms that
// would be sent by a change of theirs are.

// Live search: form[data-live] is fetched at each change; #results of the answer replaces ours, and
// the address follows, so that going back and passing on the address work as without.
const form = document.querySelector('form[data-live]');
if (form) {
  let timer;
  let newest = 0;
  const fetchResults = async () => {
    const mine = ++newest;
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (!value) query.delete(name, value);
    const address = `${form.action}${query.size ? `?${query}` : ''}`;
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    // A pasted code leads to the project itself.
    if (answer.redirected) { location.assign(answer.url); return; }
    if (!answer.ok || mine !== newest) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = document.activeElement?.id;
    for (const id of ['results', 'facets']) {
      const [ours, theirs] = [document.getElementById(id), page.getElementById(id)];
      if (!ours || !theirs) continue;
      const open = new Set([...ours.querySelectorAll('details[open]')].map((one) => one.dataset.facet));
      ours.replaceChildren(...theirs.childNodes);
      for (const one of ours.querySelectorAll('details[data-facet]')) if (open.has(one.dataset.facet)) one.open = true;
    }
    if (focused) document.getElementById(focused)?.focus();
    history.replaceState(null, '', address);
  };
  const soon = (delay) => { clearTimeout(timer); timer = setTimeout(() => fetchResults().catch(() => {}), delay); };
  form.addEventListener('input', (event) => { if (event.target.type === 'search') soon(300); });
  form.addEventListener('change', (event) => { if (event.target.type !== 'search') soon(0); });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
