package io.rostrum.analytics.question;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SQL statement with its parameters, written {@code :name} in the text. A parameter is an id, a list of
 * ids or a whole number and nothing else, and an id holds letters, digits, {@code _} and {@code -} alone: no
 * text of a caller can become SQL. (The client's own prepared statements put one parameter after the other
 * into the text, and look for the next {@code ?} in what was put there.)
 *
 * @param rowsMax the most rows that it can give: its LIMIT
 */
public record Statement(String template, Map<String, String> parameters, int rowsMax) {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    public Statement {
        parameters = Map.copyOf(parameters);
    }

    /** A statement that is given {@code LIMIT rowsMax}. */
    public static Statement of(int rowsMax, String template) {
        return new Statement(template.strip() + " LIMIT " + rowsMax, Map.of(), rowsMax);
    }

    public Statement with(String name, UserId id) {
        return bound(name, quoted(id.value()));
    }

    public Statement with(String name, ShowId id) {
        return bound(name, quoted(id.value()));
    }

    public Statement with(String name, LotId id) {
        return bound(name, quoted(id.value()));
    }

    public Statement with(String name, long number) {
        return bound(name, Long.toString(number));
    }

    /** A list in parentheses, for IN; an empty one matches nothing. */
    public Statement with(String name, Collection<ShowId> ids) {
        return bound(
                name,
                ids.isEmpty()
                        ? "('')"
                        : ids.stream().map(id -> quoted(id.value()))
                                .collect(Collectors.joining(", ", "(", ")")));
    }

    private static String quoted(String id) {
        return "'" + id + "'";
    }

    private Statement bound(String name, String literal) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (all.put(name, literal) != null) {
            throw new IllegalArgumentException(name + " is bound twice");
        }
        return new Statement(template, all, rowsMax);
    }

    /** The SQL; every parameter must have been given. */
    public String sql() {
        Matcher matcher = PARAMETER.matcher(template);
        StringBuilder sql = new StringBuilder();
        while (matcher.find()) {
            String literal = parameters.get(matcher.group(1));
            if (literal == null) {
                throw new IllegalStateException(matcher.group(1) + " is not bound in " + template);
            }
            matcher.appendReplacement(sql, Matcher.quoteReplacement(literal));
        }
        return matcher.appendTail(sql).toString();
    }
}
