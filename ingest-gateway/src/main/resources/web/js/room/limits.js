/**
 * The reader's own limits in one show, by lot. They are asked from the log (a limit stands nowhere else),
 * follow from accepted bids in between, and are kept in this tab only, so that a closed lot can still say
 * by how much it was lost.
 */
export function createLimits(userId, showId) {
  const key = `rostrum.limits.${userId}.${showId}`;
  const limits = new Map(JSON.parse(sessionStorage.getItem(key) ?? '[]'));

  function keep() {
    sessionStorage.setItem(key, JSON.stringify([...limits]));
  }

  return {
    of: (lotId) => limits.get(lotId) ?? 0,
    set(lotId, minor) {
      limits.set(lotId, minor);
      keep();
    },
    /** One answer to MyBids: the whole truth for the lots that it names. */
    take(own) {
      for (const { lotId, amountMinor } of own) {
        limits.set(lotId, amountMinor);
      }
      keep();
    },
    drop(lotId) {
      limits.delete(lotId);
      keep();
    },
    any: () => limits.size > 0,
    lots: () => [...limits.keys()],
  };
}
