package io.rostrum.gateway.admission;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pages that may speak to this gateway (RFC 6454): a browser names the page's origin, other programs name
 * none.
 */
public record Origins(Set<String> allowed) {

    public Origins {
        allowed = allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the page is on the list, or no page was named. */
    public boolean allow(String origin) {
        return origin == null || allowed.contains(origin.toLowerCase(Locale.ROOT));
    }
}
