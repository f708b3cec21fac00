package io.rostrum.orders.simulation;

import io.rostrum.contracts.commerce.InvoiceEvent;
import io.rostrum.contracts.commerce.LifeEvent;
import io.rostrum.orders.state.OrderPhase;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OrderSimulationTest {

    private static final int SEEDS = Integer.getInteger("rostrum.simulation.seeds", 120);
    private static final int STEPS = 700;

    /** Every way of the diagram, but those that begin before the first event. */
    private static final List<String> WAYS = List.of(
            "INVOICED>HELD", "INVOICED>UNPAID", "OFFERED>INVOICED", "OFFERED>LAPSED", "HELD>SHIPPED", "HELD>REFUNDING",
            "HELD>DISPUTED", "SHIPPED>DELIVERED", "SHIPPED>REFUNDING", "SHIPPED>DISPUTED", "DELIVERED>DISPUTED",
            "DISPUTED>REFUNDING", "REFUNDING>REFUNDED", "RELEASED>AWAITING_SELLER", "TRANSFERRED>PAID_OUT",
            "HELD>CHARGED_BACK", "PAID_OUT>REFUNDED", "PAID_OUT>CHARGED_BACK", "card over HELD", "card over PAID_OUT");

    @Test
    void whateverComesInWhateverOrderEveryInvariantHolds() {
        Set<String> ways = new TreeSet<>();
        Set<String> events = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            OrderSimulation simulation = new OrderSimulation(seed);
            try {
                simulation.run(STEPS);
            } catch (RuntimeException | AssertionError fault) {
                throw new AssertionError("seed " + seed + ": " + fault.getMessage(), fault);
            }
            ways.addAll(simulation.ways);
            simulation.world.events.forEach(record -> events.add(record.event().getClass().getSimpleName()));
        }
        assertEquals(List.of(), WAYS.stream().filter(way -> !ways.contains(way)).toList(), ways::toString);
        assertEquals(List.of(), missing(events));
        Set<String> reached = ways.stream()
                .map(way -> way.substring(Math.max(way.lastIndexOf('>'), way.lastIndexOf(' ')) + 1))
                .collect(Collectors.toSet());
        assertEquals(List.of(), Arrays.stream(OrderPhase.values())
                .map(OrderPhase::name)
                .filter(phase -> !reached.contains(phase))
                .toList());
    }

    /** The journal refuses nothing here, so nothing is ever stopped by it. */
    private static List<String> missing(Set<String> events) {
        return Arrays.stream(new Class<?>[][] {
                    LifeEvent.class.getPermittedSubclasses(), InvoiceEvent.class.getPermittedSubclasses()})
                .flatMap(Arrays::stream)
                .map(Class::getSimpleName)
                .filter(name -> !events.contains(name) && !name.equals("LedgerStopped"))
                .toList();
    }
}
