// Tells the site at which heading of a unit a reader is, so that they can go on there another day.
//   [data-place="address"]        the text; the ids of its own h2 and h3 are what is told
// A heading counts when its text has been in sight for a while: who leafs through has not read.
import { ownHeaders } from './person.js';

const text = document.querySelector('[data-place]');
const STAYED = 4000;

if (text) {
  const headings = [...text.querySelectorAll(':scope > h2[id], :scope > h3[id]')];
  let told;
  let timer;
  const current = () => headings.filter((one) => one.getBoundingClientRect().top < window.innerHeight / 2).pop()?.id;
  const tell = () => {
    const heading = current();
    // At the very beginning there is nothing to go on from.
    if (!heading || heading === told || heading === headings[0]?.id) return;
    told = heading;
    fetch(text.dataset.place, { method: 'POST', headers: ownHeaders, body: new URLSearchParams({ heading }), redirect: 'manual', keepalive: true }).catch(() => { told = undefined; });
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(tell, STAYED); };
  window.addEventListener('scroll', later, { passive: true });
}
