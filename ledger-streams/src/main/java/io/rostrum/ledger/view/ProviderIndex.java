package io.rostrum.ledger.view;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEventRecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the payment provider knows of people: ids of its objects, never a card's data or a secret. */
public final class ProviderIndex implements CommittedReader.ValueIndex, AutoCloseable {

    private final ViewStore store;

    /**
     * How a buyer pays.
     *
     * @param setupIntentId of the saving that is under way; absent when none is
     * @param brand the scheme of the card that was saved last; absent while none is
     */
    public record Payer(String setupIntentId, String brand) {

        static final Payer NONE = new Payer(null, null);
    }

    /**
     * A seller's account.
     *
     * @param accountId absent until it is opened
     * @param due the provider's names of what is missing
     */
    public record Seller(String accountId, boolean ready, List<String> due, long atMillis) {

        static final Seller NONE = new Seller(null, false, List.of(), 0);
    }

    public ProviderIndex(Path folder) throws IOException {
        store = new ViewStore(folder);
    }

    @Override
    public void take(byte[] value) {
        PaymentEventRecord record = Json.read(value, PaymentEventRecord.class);
        switch (record.event()) {
            case PaymentEvent.MethodSetupStarted begun -> {
                Payer before = payer(store.latest(payerKey(begun.userId())));
                put(payerKey(begun.userId()), new Payer(begun.setupIntentId(), before.brand()));
            }
            case PaymentEvent.MethodSaved saved ->
                    put(payerKey(saved.userId()), new Payer(null, saved.brand()));
            case PaymentEvent.AccountOpened opened -> {
                Seller before = seller(store.latest(sellerKey(opened.sellerId())));
                put(sellerKey(opened.sellerId()), new Seller(
                        opened.accountId(), before.ready(), before.due(), before.atMillis()));
            }
            case PaymentEvent.AccountChanged changed -> {
                Seller before = seller(store.latest(sellerKey(changed.sellerId())));
                if (record.atMillis() >= before.atMillis()) {
                    put(sellerKey(changed.sellerId()), new Seller(
                            changed.accountId(), changed.transfersReady(), changed.requirementsDue(),
                            record.atMillis()));
                }
            }
            default -> { }
        }
    }

    public Payer payer(UserId userId) {
        return payer(store.get(payerKey(userId)));
    }

    public Seller seller(UserId sellerId) {
        return seller(store.get(sellerKey(sellerId)));
    }

    private static Payer payer(byte[] bytes) {
        return bytes == null ? Payer.NONE : Json.read(bytes, Payer.class);
    }

    private static Seller seller(byte[] bytes) {
        return bytes == null ? Seller.NONE : Json.read(bytes, Seller.class);
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value));
    }

    private static String payerKey(UserId userId) {
        return "payer/" + userId.value();
    }

    private static String sellerKey(UserId sellerId) {
        return "seller/" + sellerId.value();
    }

    @Override
    public void commit(Map<Integer, Long> nextOffsets) {
        store.commit(nextOffsets);
    }

    @Override
    public long nextOffset(int partition) {
        return store.nextOffset(partition);
    }

    @Override
    public void close() {
        store.close();
    }
}
