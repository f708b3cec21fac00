/** A strip of links that may be wider than the screen. */

/** For `ref` on the link of the place where one is: brings it into sight. */
export function intoSight(link) {
  if (link) {
    requestAnimationFrame(() => link.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }
}
