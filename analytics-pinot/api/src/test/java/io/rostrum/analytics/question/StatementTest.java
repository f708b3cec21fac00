package io.rostrum.analytics.question;

import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatementTest {

    private static final UserId SELLER = new UserId("alice");

    @Test
    void parametersTakeTheirPlaces() {
        Statement statement = Statement.of(7, "SELECT a FROM t WHERE s = :seller AND x >= :from AND show_id IN :shows")
                .with("seller", SELLER)
                .with("from", 5)
                .with("shows", List.of(new ShowId("one"), new ShowId("two")));

        assertEquals(
                "SELECT a FROM t WHERE s = 'alice' AND x >= 5 AND show_id IN ('one', 'two') LIMIT 7",
                statement.sql());
    }

    @Test
    void anEmptyListMatchesNothing() {
        assertEquals(
                "SELECT a WHERE b IN ('') LIMIT 1", Statement.of(1, "SELECT a WHERE b IN :shows")
                        .with("shows", List.of())
                        .sql());
    }

    @Test
    void aParameterThatIsForgottenOrGivenTwiceIsRefused() {
        Statement open = Statement.of(1, "SELECT a WHERE b = :from");
        assertThrows(IllegalStateException.class, open::sql);
        Statement bound = open.with("from", 1);
        assertThrows(IllegalArgumentException.class, () -> bound.with("from", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' OR '1'='1", "x'; DROP TABLE bids; --", "a b", "x\"", "x\\", "?", ":from", "", "ü"})
    void whatCouldBecomeSqlIsNoId(String text) {
        assertThrows(IllegalArgumentException.class, () -> new ShowId(text));
        assertThrows(IllegalArgumentException.class, () -> new LotId(text));
        assertThrows(IllegalArgumentException.class, () -> new UserId(text));
    }

    @Test
    void everyStatementNamesTheSellerCountsNoDeletedRowAndHasALimit() throws ReflectiveOperationException {
        List<String> seen = new ArrayList<>();
        Questions questions = new Questions(SELLER);
        for (Method method : Questions.class.getDeclaredMethods()) {
            if (method.getReturnType() == Statement.class && Modifier.isPublic(method.getModifiers())) {
                Object[] arguments = Arrays.stream(method.getParameterTypes()).map(StatementTest::argument).toArray();
                String sql = ((Statement) method.invoke(questions, arguments)).sql();
                assertTrue(sql.contains("seller_id = 'alice'"), sql);
                assertTrue(sql.contains("\"__deleted\" = 'false'"), sql);
                assertTrue(sql.matches("(?s).* LIMIT [0-9]+"), sql);
                assertTrue(!sql.contains("JOIN") && !sql.contains("OVER ("), sql);
                seen.add(method.getName());
            }
        }
        assertTrue(seen.size() > 20, seen.toString());
    }

    private static Object argument(Class<?> type) {
        if (type == ShowId.class) {
            return new ShowId("show");
        } else if (type == LotId.class) {
            return new LotId("lot");
        } else if (type == Range.class) {
            return new Range(1, 2);
        } else if (type == List.class) {
            return List.of(new ShowId("show"));
        } else if (type == int.class) {
            return 3;
        }
        return 4L;
    }
}
