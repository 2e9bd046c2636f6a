// Live search: form[data-live-search] is fetched again while one types and at each choice; #results
// and #facets of the answer replace ours, and the address follows, so that going back and passing on
// the address work as without: each choice is a step back to, what is typed changes the step that one
// is at. So does the link to the same in the other language. form[data-live] is the same by its older
// name.
//   #results   what was found; its first [role=status] says how much, and is read out
//   #facets    optional; open <details data-facet="name"> stay open
//   data-failed on the form: what is said when the answer does not come
const form = document.querySelector('form[data-live-search], form[data-live]');

if (form) {
  // Screen readers speak changes of an element that was there before, so the speaker stays put.
  const speaker = document.createElement('p');
  speaker.className = 'visually-hidden';
  speaker.setAttribute('role', 'status');
  form.after(speaker);

  const place = (element) => element && (element.id ? `#${CSS.escape(element.id)}`
    : element.name ? `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value ?? '')}"]` : null);

  let timer;
  let newest = 0;
  let asked = location.search;

  /** Puts what another address says in the place of what is there; `typed`: the words too. */
  function show(page, typed) {
    const focused = place(document.activeElement);
    for (const id of ['results', 'facets']) {
      const [ours, theirs] = [document.getElementById(id), page.getElementById(id)];
      if (!ours || !theirs) continue;
      const open = new Set([...ours.querySelectorAll('details[open]')].map((one) => one.dataset.facet));
      ours.innerHTML = theirs.innerHTML;
      for (const one of ours.querySelectorAll('details[data-facet]')) if (open.has(one.dataset.facet)) one.open = true;
    }
    if (typed) {
      for (const field of form.querySelectorAll('input[type=search]')) field.value = page.getElementById(field.id)?.value ?? '';
    }
    const [ours, theirs] = [document, page].map((one) => one.querySelector('a[hreflang]'));
    if (ours && theirs) ours.setAttribute('href', theirs.getAttribute('href'));
    if (focused && document.activeElement === document.body) document.querySelector(focused)?.focus({ preventScroll: true });
    const status = document.querySelector('#results [role=status]');
    if (status) { status.removeAttribute('role'); speaker.textContent = status.textContent.trim(); }
  }

  /** Fetches the page of an address and shows it; `then` comes after, unless something newer was asked. */
  async function open(address, typed, then) {
    const mine = ++newest;
    asked = new URL(address, location.href).search;
    const results = document.getElementById('results');
    results?.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      if (mine !== newest) return;
      // A pasted project code leads to the project itself.
      if (answer.redirected) { location.assign(answer.url); return; }
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine !== newest) return;
      show(page, typed);
      then?.();
    } catch {
      if (mine === newest) speaker.textContent = form.dataset.failed ?? '';
    } finally {
      if (mine === newest) results?.removeAttribute('aria-busy');
    }
  }

  function find(step) {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (!value) query.delete(name, value);
    const address = `${form.action.split('?')[0]}${query.size ? `?${query}` : ''}`;
    const keep = step ? 'pushState' : 'replaceState';
    open(address, false, () => history[keep](history.state, '', address));
  }
  const soon = (delay, step) => { clearTimeout(timer); timer = setTimeout(find, delay, step); };
  const typed = (field) => field.matches('input:not([type=checkbox]):not([type=radio]), textarea');
  // Boxes among the results may be of another form.
  const ofThis = (field) => field.form === form;
  form.addEventListener('input', (event) => { if (ofThis(event.target) && typed(event.target)) soon(300, false); });
  form.addEventListener('change', (event) => { if (ofThis(event.target) && !typed(event.target)) soon(0, true); });
  // A leap within the page changes nothing that was asked for.
  addEventListener('popstate', () => {
    if (location.search === asked) return;
    clearTimeout(timer);
    open(location.href, true);
  });
}
