package io.rostrum.contracts.golden;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.AuctionCommand;
import io.rostrum.contracts.auction.AuctionEvent;
import io.rostrum.contracts.auction.CommandRecord;
import io.rostrum.contracts.auction.EventRecord;
import io.rostrum.contracts.id.CommandId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.contracts.payments.PaymentId;
import io.rostrum.contracts.payments.PaymentRequest;
import io.rostrum.contracts.payments.PaymentRequestRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Pins the wire format: each golden file must read as its example and be written again to the byte.
 *
 * <p>Logs are kept for ever, so a golden file is never changed, only added. A record may gain a property that is absent in old
 * files; its example then lacks it, and a second example shows it. Run with {@code -Drostrum.golden.write=true} to add the files
 * of new types.
 */
class WireFormatTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final CommandId ID = CommandId.derived(1_700_000_000_000L, "golden");
    private static final ShowId SHOW = new ShowId("show-1");

    @TestFactory
    Stream<DynamicTest> everyCommandKeepsItsForm() {
        return Examples.COMMANDS.stream()
                .map(command -> new CommandRecord(
                        ID, SHOW, new UserId("user-1"), Role.BIDDER, 1_700_000_010_000L, command))
                .map(record -> DynamicTest.dynamicTest(
                        record.command().getClass().getSimpleName(),
                        () -> keepsItsForm("command", record.command(), record, CommandRecord.class)));
    }

    @TestFactory
    Stream<DynamicTest> everyEventKeepsItsForm() {
        return Examples.EVENTS.stream()
                .map(event -> new EventRecord(SHOW, 15, "aGFzaA", 1_700_000_000_456L, ID, event))
                .map(record -> DynamicTest.dynamicTest(
                        record.event().getClass().getSimpleName(),
                        () -> keepsItsForm("event", record.event(), record, EventRecord.class)));
    }

    @TestFactory
    Stream<DynamicTest> everyPaymentRequestKeepsItsForm() {
        return PaymentExamples.REQUESTS.stream()
                .map(request -> new PaymentRequestRecord(
                        "invoice-1:charge", new PaymentId("invoice-1"), "invoice:1", null, request))
                .map(record -> DynamicTest.dynamicTest(
                        record.request().getClass().getSimpleName(),
                        () -> keepsItsForm("payment-request", record.request(), record, PaymentRequestRecord.class)));
    }

    @TestFactory
    Stream<DynamicTest> everyPaymentEventKeepsItsForm() {
        return PaymentExamples.EVENTS.stream()
                .map(event -> new PaymentEventRecord("ch_1:succeeded", new PaymentId("invoice-1"), "invoice:1",
                        "invoice-1:charge", 1_700_000_000_000L, event))
                .map(record -> DynamicTest.dynamicTest(
                        record.event().getClass().getSimpleName(),
                        () -> keepsItsForm("payment-event", record.event(), record, PaymentEventRecord.class)));
    }

    @Test
    void everyTypeHasAnExample() {
        assertEquals(permitted(PaymentRequest.class), classes(PaymentExamples.REQUESTS));
        assertEquals(permitted(PaymentEvent.class), classes(PaymentExamples.EVENTS));
        assertEquals(permitted(AuctionCommand.class), classes(Examples.COMMANDS));
        assertEquals(permitted(AuctionEvent.class), classes(Examples.EVENTS));
    }

    /** {@code typed} names the file: an example, or the class that it is pinned as. */
    static <T> void keepsItsForm(String kind, Object typed, T record, Class<T> type) throws IOException {
        Class<?> named = typed instanceof Class<?> self ? self : typed.getClass();
        keepsItsForm(kind, named.getSimpleName(), record, type);
    }

    /** The same of a second example, which has what its type gained later: its name says what. */
    static <T> void keepsItsForm(String kind, String name, T record, Class<T> type) throws IOException {
        Path file = GOLDEN.resolve(kind + "-" + name + ".json");
        if (!Files.exists(file)) {
            if (!Boolean.getBoolean("rostrum.golden.write")) {
                fail("no golden file pins " + file.getFileName() + "; add it with -Drostrum.golden.write=true");
            }
            Files.createDirectories(GOLDEN);
            Files.writeString(file, Json.text(record) + "\n");
        }
        String golden = Files.readString(file).strip();
        assertEquals(record, Json.read(golden.getBytes(StandardCharsets.UTF_8), type));
        assertEquals(golden, Json.text(record));
    }

    static TreeSet<String> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static TreeSet<String> classes(List<?> examples) {
        return examples.stream()
                .map(example -> example.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
