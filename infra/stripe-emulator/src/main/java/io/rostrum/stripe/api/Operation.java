package io.rostrum.stripe.api;

import io.rostrum.stripe.store.Transaction;
import io.rostrum.stripe.wire.Answer;
import io.rostrum.stripe.wire.Call;

import java.util.List;

/** One thing that can be asked of the API. */
@FunctionalInterface
interface Operation {

    /** @param ids what stands in the path's places, in order */
    Answer run(Transaction transaction, Call call, List<String> ids);
}
