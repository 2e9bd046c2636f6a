// A video of another site, played in the page: nothing is asked there before a click. Without this, the link
// beside it leads to the video.
//   [data-player="https://…"]  what is hidden in it is shown; a click on the button there puts a frame with that
//                              address in the place of all of it, and the keyboard goes there. data-title names
//                              the frame
for (const offer of document.querySelectorAll('[data-player]')) {
  offer.querySelector('[hidden]').hidden = false;
  offer.querySelector('button').addEventListener('click', () => {
    const frame = document.createElement('iframe');
    // The player's own storage and scripts are the other site's; it can neither touch this page nor lead it away.
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation');
    frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
    // The sites play only where they are told which site asks; they are not told which page.
    frame.referrerPolicy = 'strict-origin';
    frame.title = offer.dataset.title;
    frame.src = offer.dataset.player;
    // What comes into a frame does not take the frame's focus by itself: the Tab key would pass it by.
    frame.addEventListener('load', () => { if (document.activeElement === frame) frame.contentWindow.focus(); }, { once: true });
    offer.replaceWith(frame);
    frame.focus();
  });
}
