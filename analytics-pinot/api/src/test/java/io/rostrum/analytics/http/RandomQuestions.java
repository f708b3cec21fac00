package io.rostrum.analytics.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Questions out of a hat: known paths and parameters, with values that fit, nearly fit, or attack. */
final class RandomQuestions {

    private static final List<String> PATHS = List.of(
            "/plan", "/shows", "/shows.csv", "/shows/S", "/shows/S/pulse", "/shows/S/pulse.csv", "/shows/S/lots",
            "/shows/S/lots.csv", "/shows/S/funnel", "/shows/S/comparison", "/buyers", "/buyers.csv", "/categories",
            "/categories.csv", "/payouts", "/holds", "/cohorts", "/shows/S/attention", "/shows/S/lots/L/bids",
            "/shows/S/lots/L/bids.csv", "/shows/S/lots/L", "/S", "/shows/S/S");
    private static final List<String> NAMES =
            List.of("from", "to", "minutes", "with", "after", "limit", "seller", "sellerId", "", "from[]");
    private static final List<String> ODD = List.of(
            "", "0", "-1", "1", "7", "1e3", "0x10", "９", "NaN", "null", "9223372036854775807", "9999999999999999999",
            "253402300800000", "1795768000000", "1793176000000", "' OR '1'='1", "'; DROP TABLE bids; --", "a b", "%00",
            "?", "${kafka}", "../../etc/passwd", "\u0000", "😀", "x".repeat(65), "a'--", "1 UNION SELECT 1",
            "SET timeoutMs=1");

    private final RandomGenerator random;
    private final List<String> shows;
    private final List<String> lots;

    RandomQuestions(RandomGenerator random, List<String> shows, List<String> lots) {
        this.random = random;
        this.shows = shows;
        this.lots = lots;
    }

    String next() {
        String path = any(PATHS).replace("S", id(shows)).replace("L", id(lots));
        int parameters = random.nextInt(4);
        String query = random.ints(parameters, 0, NAMES.size())
                .mapToObj(name -> encoded(NAMES.get(name)) + "=" + encoded(value()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private String id(List<String> known) {
        return random.nextInt(3) > 0 ? any(known) : encoded(any(ODD));
    }

    private String value() {
        return random.nextInt(3) == 0 ? Long.toString(random.nextLong(2_000_000_000_000L)) : any(ODD);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
