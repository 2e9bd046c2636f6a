// A place by a click on the map. The two number fields work without, and are what is sent.
//   svg[data-pin][data-lat="id"][data-lon="id"] with <circle class="place" hidden attribute allowed>
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
  map.addEventListener('click', (event) => {
    event.preventDefault();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    lon.value = (point.x / (K * S) + 6.6).toFixed(5);
    lat.value = (47.15 - point.y / S).toFixed(5);
    for (const field of [lat, lon]) field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  for (const field of [lat, lon]) field.addEventListener('input', show);
  show();
}
