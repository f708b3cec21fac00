package io.rostrum.bench.floor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One running variant: reads its topic from the end and answers every bid, until it is stopped. */
final class Floor {

    /** Answers that may wait for the second thread; the producer's rate is far below. */
    private static final int WAITING_MAX = 100_000;

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BareLink link;
    private final BareAnswer work;

    Floor(KafkaConsumer<byte[], byte[]> consumer, BareLink link, BareAnswer work) {
        this.consumer = consumer;
        this.link = link;
        this.work = work;
    }

    void assign(FloorVariant variant) {
        List<TopicPartition> partitions = consumer.partitionsFor(variant.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void run(FloorVariant variant) throws InterruptedException {
        try {
            switch (variant) {
                case ONE_THREAD -> oneThread();
                case ONE_THREAD_LATE -> oneThreadLate();
                case TWO_THREADS -> twoThreads();
            }
        } catch (WakeupException stopped) {
            consumer.close();
        }
    }

    void stop() {
        consumer.wakeup();
    }

    private void oneThread() {
        while (true) {
            answerAll();
            link.readAnswers();
        }
    }

    private void oneThreadLate() {
        while (true) {
            var records = consumer.poll(POLL);
            link.readAnswers();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                link.send(work.to(record));
            }
            link.push();
        }
    }

    private void answerAll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            link.send(work.to(record));
        }
        link.push();
    }

    private void twoThreads() throws InterruptedException {
        BlockingQueue<BareAnswer.Answer> answers = new ArrayBlockingQueue<>(WAITING_MAX);
        Thread.ofPlatform().daemon().name("floor-redis").start(() -> write(answers));
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                answers.put(work.to(record));
            }
        }
    }

    private void write(BlockingQueue<BareAnswer.Answer> answers) {
        List<BareAnswer.Answer> gathered = new ArrayList<>();
        try {
            while (true) {
                gathered.add(answers.take());
                answers.drainTo(gathered);
                gathered.forEach(link::send);
                gathered.clear();
                link.readAnswers();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
