package io.rostrum.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The gateway's meters, in the form that Prometheus reads. */
public final class GatewayMetrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final Timer admit = timer("rostrum.admit", "one question to the mirror about a bid");
    private final Timer append =
            timer("rostrum.append", "from the producer's send to the broker's acknowledgement");
    private final Timer outcome =
            timer("rostrum.outcome", "from a command's arrival to its outcome on its way out");

    public GatewayMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }

    public void admitted(long nanos) {
        admit.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void appended(long nanos) {
        append.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void decided(long nanos) {
        outcome.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts one of {@code name}, split by {@code tag = value}; the values are few and known. */
    public void count(String name, String tag, String value) {
        counters.computeIfAbsent(name + '|' + value, key -> registry.counter(name, tag, value)).increment();
    }

    /** Shows a figure as it is when it is asked for. */
    public void gauge(String name, Supplier<Number> figure) {
        Gauge.builder(name, figure).register(registry);
    }

    /** All meters in Prometheus' text form. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
