// A place by a click on the map. The two number fields work without, and are what is sent.
//   svg[data-pin][data-lat="id"][data-lon="id"][data-whole="view box of all"] with <circle class="place">, and
//   <g class="town"> with a circle and a text, whose sizes stay the same on the screen
//   beside it [data-map-buttons] with button[data-zoom="factor"] and button[data-here][data-failed], and
//   [data-map-status] for what is said
// The projection is the one of the region shapes: x=(lon-6.6)*k*S, y=(47.15-lat)*S.
const K = Math.cos((42 * Math.PI) / 180);
const S = 1000 / ((18.6 - 6.6) * K);

for (const map of document.querySelectorAll('svg[data-pin]')) {
  const lat = document.getElementById(map.dataset.lat);
  const lon = document.getElementById(map.dataset.lon);
  const mark = map.querySelector('.place');
  if (!lat || !lon || !mark) continue;

  // People type 41,9 as well as 41.9.
  const read = (field) => (field.value.trim() === '' ? NaN : Number(field.value.replace(',', '.')));
  const show = () => {
    const [x, y] = [(read(lon) - 6.6) * K * S, (47.15 - read(lat)) * S];
    const known = Number.isFinite(x) && Number.isFinite(y);
    mark.toggleAttribute('hidden', !known);
    mark.setAttribute('visibility', known ? 'visible' : 'hidden');
    if (known) { mark.setAttribute('cx', x); mark.setAttribute('cy', y); }
  };
  const numbers = (text) => text.split(' ').map(Number);
  const whole = numbers(map.dataset.whole);
  let box = numbers(map.getAttribute('viewBox'));
  const LETTERS = 22; // letters' heights in the width
  const look = (wanted) => {
    box = wanted[2] < whole[2] ? wanted : whole;
    map.setAttribute('viewBox', box.join(' '));
    const unit = box[2] / LETTERS;
    mark.setAttribute('r', unit / 2);
    for (const town of map.querySelectorAll('.town')) {
      town.toggleAttribute('hidden', box[2] > 200);
      town.setAttribute('visibility', box[2] > 200 ? 'hidden' : 'visible');
      town.querySelector('circle').setAttribute('r', unit / 5);
      town.querySelector('text').setAttribute('font-size', unit);
    }
  };
  const around = ([x, y], width) => look([x - width / 2, y - (width * box[3]) / box[2] / 2, width, (width * box[3]) / box[2]]);
  const marked = () => {
    const at = [Number(mark.getAttribute('cx')), Number(mark.getAttribute('cy'))];
    return mark.getAttribute('visibility') === 'visible' ? at : null;
  };
  const isShown = ([x, y]) => x > box[0] && x < box[0] + box[2] && y > box[1] && y < box[1] + box[3];
  const put = (north, east) => {
    lat.value = north.toFixed(5);
    lon.value = east.toFixed(5);
    for (const field of [lat, lon]) field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  map.addEventListener('click', (event) => {
    event.preventDefault();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    put(47.15 - point.y / S, point.x / (K * S) + 6.6);
  });
  for (const field of [lat, lon]) field.addEventListener('input', show);
  show();
  // What was chosen before may be somewhere else.
  if (marked() && !isShown(marked())) around(marked(), box[2]);

  const beside = map.parentElement;
  const buttons = beside.querySelector('[data-map-buttons]');
  if (!buttons) continue;
  buttons.hidden = false;
  const middle = () => [box[0] + box[2] / 2, box[1] + box[3] / 2];
  buttons.addEventListener('click', (event) => {
    const factor = Number(event.target.dataset.zoom);
    if (factor) around(marked() ?? middle(), Math.max(10, box[2] * factor));
  });
  const here = buttons.querySelector('[data-here]');
  const status = beside.querySelector('[data-map-status]');
  if (!here || !navigator.geolocation) continue;
  here.hidden = false;
  here.addEventListener('click', () => {
    status.textContent = '';
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      put(coords.latitude, coords.longitude);
      if (marked()) around(marked(), Math.min(box[2], 40));
    }, () => { status.textContent = here.dataset.failed; }, { enableHighAccuracy: true, timeout: 15000 });
  });
}
