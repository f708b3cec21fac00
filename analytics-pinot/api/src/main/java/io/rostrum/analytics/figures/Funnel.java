package io.rostrum.analytics.figures;

import io.rostrum.analytics.question.Rows;

import java.util.ArrayList;
import java.util.List;

/** From who came to who paid. */
public record Funnel(String showId, List<Step> steps) {

    /** How far somebody came, in this order. */
    public enum Stage {
        VIEWER,
        PADDLE,
        BID,
        WIN,
        PAID
    }

    public record Step(Stage step, long people) {}

    /** @param counts one for each stage, in their order */
    public static Funnel of(ShowFigures show, List<Rows> counts) {
        List<Step> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            steps.add(new Step(stage, counts.get(stage.ordinal()).single().number("people")));
        }
        return new Funnel(show.showId(), List.copyOf(steps));
    }
}
