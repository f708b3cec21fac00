package io.rostrum.bench.load;

import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends the bids of a leg to a command log, each when it is due. One thread, the caller's. */
public final class KafkaLoad {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLoad.class);

    private final Producer<byte[], byte[]> producer;
    private final Commands commands;
    private final Hall hall;

    public KafkaLoad(Producer<byte[], byte[]> producer, Commands commands, Hall hall) {
        this.producer = producer;
        this.commands = commands;
        this.hall = hall;
    }

    /** Runs the leg; returns when the broker has every bid. A bid that it refused stays unanswered. */
    public void run(Leg leg) throws InterruptedException {
        for (int i = 0; i < leg.bids(); i++) {
            int index = i;
            Bid bid = hall.next();
            leg.pace().await(i);
            producer.send(commands.bid(new SampleId(leg.number(), i), bid), (metadata, fault) -> {
                if (fault == null) {
                    leg.appended(index, metadata.timestamp());
                } else {
                    LOG.atWarn().setCause(fault).addKeyValue("index", index)
                            .log("a bid of the load was not appended");
                }
            });
        }
        producer.flush();
    }
}
