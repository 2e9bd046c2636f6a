// Uploads with their progress. The form works without: this only shows how far it is.
//   form[data-upload]             sent by XMLHttpRequest, since fetch tells no progress
//   in it: <progress hidden max="100">, [data-upload-status] (role="status")
//   data-sending, data-failed, data-too-large: words; data-max-bytes: what one file may weigh
// The answer may be any page: it takes this page's place, so the server's redirects, notices and
// mistakes need nothing special.
for (const form of document.querySelectorAll('form[data-upload]')) {
  const bar = form.querySelector('progress');
  const status = form.querySelector('[data-upload-status]');
  const say = (words) => { if (status) status.textContent = words ?? ''; };
  const limit = Number(form.dataset.maxBytes) || Infinity;
  const tooLarge = () => [...form.querySelectorAll('input[type=file]')].some((field) => [...field.files].some((file) => file.size > limit));

  form.addEventListener('change', () => say(tooLarge() ? form.dataset.tooLarge : ''));

  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    if (tooLarge()) { say(form.dataset.tooLarge); form.querySelector('input[type=file]').focus(); return; }
    busy = true;
    const data = new FormData(form, event.submitter);
    const request = new XMLHttpRequest();
    const failed = () => {
      busy = false;
      if (bar) bar.hidden = true;
      say(form.dataset.failed);
    };
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (!bar) return;
      bar.hidden = false;
      bar.value = total ? Math.round((loaded / total) * 100) : 0;
    });
    request.addEventListener('load', () => {
      if (!(request.getResponseHeader('Content-Type') ?? '').startsWith('text/html')) { failed(); return; }
      history.pushState(null, '', request.responseURL);
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener('error', failed);
    request.addEventListener('abort', failed);
    say(form.dataset.sending);
    request.send(data);
  });
}
