/** The pictures of the seek bar: which one stands at a date-time. Their names carry their media time. */

const AGAIN_MILLIS = 15_000;
const NAME = /thumbs\/(\d{1,15})\.jpg/g;

/**
 * @param base the stream's address, without a slash at the end
 * @param epochMillis the date-time of media time 0
 */
export function createStoryboard(base, epochMillis) {
  let times = [];
  let readAt = -AGAIN_MILLIS;
  let reading = false;

  async function read() {
    reading = true;
    readAt = performance.now();
    try {
      const answer = await fetch(`${base}/storyboard.vtt`);
      if (answer.ok) {
        times = Array.from((await answer.text()).matchAll(NAME), (match) => Number(match[1]));
      }
    } catch (cause) {
      console.warn('the seek bar goes on without pictures', cause);
    }
    reading = false;
  }

  return {
    /** The address of the newest picture up to that moment, or null; what comes new is read meanwhile. */
    at(millis) {
      if (!reading && performance.now() - readAt > AGAIN_MILLIS) {
        read();
      }
      const wanted = millis - epochMillis;
      let low = 0;
      let high = times.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (times[middle] <= wanted) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low === 0 ? null : `${base}/thumbs/${times[low - 1]}.jpg`;
    },
  };
}
