package io.rostrum.record.rows;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;

/**
 * One column of a table: a field of its rows.
 *
 * @param name as the database has it
 * @param type how its values travel
 * @param get takes a row as {@link Object}, returns the field's value in {@link Type}'s form
 */
public record Column(String name, Type type, MethodHandle get, Field field) {

    /** How a column's values travel. */
    public enum Type {
        TEXT(String.class, "text"),
        INTEGER(int.class, "integer"),
        BIGINT(long.class, "bigint"),
        BOOLEAN(boolean.class, "boolean");

        private static final Map<Class<?>, Type> BY_CLASS = Map.of(
                String.class, TEXT, int.class, INTEGER, long.class, BIGINT, boolean.class, BOOLEAN);

        private final Class<?> javaType;
        private final String sqlName;

        Type(Class<?> javaType, String sqlName) {
            this.javaType = javaType;
            this.sqlName = sqlName;
        }

        /** The type's name in the database; columns of a domain are over this type. */
        public String sqlName() {
            return sqlName;
        }
    }

    static Column of(Field field) {
        Type type = Type.BY_CLASS.get(field.getType());
        if (type == null) {
            throw new IllegalArgumentException(field + " has no type of a column");
        }
        try {
            field.setAccessible(true);
            MethodHandle get = MethodHandles.lookup().unreflectGetter(field);
            return new Column(
                    snakeCase(field.getName()), type,
                    get.asType(get.type().changeParameterType(0, Object.class)), field);
        } catch (IllegalAccessException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The value as an object: a text, a number or a truth. */
    public Object value(Object row) {
        try {
            return field.get(row);
        } catch (IllegalAccessException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
