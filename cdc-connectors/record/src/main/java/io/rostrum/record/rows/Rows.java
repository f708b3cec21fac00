package io.rostrum.record.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a batch of facts comes to: the rows to be added, and those that changed, each once however often it
 * changed.
 */
public final class Rows {

    private final Map<Table<?>, Collection<Object>> byTable = new LinkedHashMap<>();
    private long facts;

    /** @param row of a changed row the one instance that its history keeps */
    public <R> void put(Table<R> table, R row) {
        byTable.computeIfAbsent(table, Rows::collection).add(row);
    }

    private static Collection<Object> collection(Table<?> table) {
        return table.writing() == Table.Writing.REPLACED
                ? Collections.newSetFromMap(new IdentityHashMap<>())
                : new ArrayList<>();
    }

    public Collection<Object> of(Table<?> table) {
        return byTable.getOrDefault(table, Set.of());
    }

    /** One more fact became rows. */
    public void counted() {
        facts++;
    }

    /** How many facts became rows. */
    public long facts() {
        return facts;
    }

    public int size() {
        return byTable.values().stream().mapToInt(Collection::size).sum();
    }
}
