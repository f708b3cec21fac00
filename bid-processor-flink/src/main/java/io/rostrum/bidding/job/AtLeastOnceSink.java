package io.rostrum.bidding.job;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaSink;

import java.io.IOException;

/**
 * A Kafka sink without the committer that only transactions need: one operator less in the chain.
 *
 * @param kafka a sink with the guarantee AT_LEAST_ONCE, whose writer flushes at each checkpoint
 */
record AtLeastOnceSink<T>(KafkaSink<T> kafka) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return kafka.createWriter(context);
    }
}
