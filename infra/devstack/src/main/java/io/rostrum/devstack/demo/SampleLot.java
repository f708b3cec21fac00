package io.rostrum.devstack.demo;

import java.util.List;

/**
 * One thing of the sample show.
 *
 * @param reserveMinor 0 is none
 * @param worthMinor about what the simulated bidders think of it; each thinks somewhat more or less
 */
record SampleLot(
        String title, String text, String category, long openingMinor, long reserveMinor, long worthMinor,
        Motif motif) {

    /** What its picture shows. */
    enum Motif {
        CLOCK,
        VASE,
        LAMP,
        CHAIR,
        RING,
        RECORD,
        CAMERA,
        PAINTING,
        WATCH,
        BOWL,
        GUITAR,
        BOOK
    }

    static final List<SampleLot> ALL = List.of(
            lot("Mantel clock, walnut", "Eight-day movement, strikes the half hours. Runs.", "Clocks", 40, 0,
                    120, Motif.CLOCK),
            lot("Stoneware vase, ash glaze", "Wood-fired, 31 cm. Potter's mark on the base.", "Ceramics", 25,
                    60, 95, Motif.VASE),
            lot("Desk lamp, brass", "Rewired; the shade has one small dent.", "Lighting", 30, 0, 85,
                    Motif.LAMP),
            lot("Lounge chair, teak and wool", "New webbing, cushions covered again in 2024.", "Furniture",
                    150, 300, 420, Motif.CHAIR),
            lot("Ring, gold with garnet", "14 carat, size 54. With a jeweller's certificate.", "Jewellery",
                    120, 0, 340, Motif.RING),
            lot("Record, first pressing", "Sleeve very good, vinyl near mint. Played on request.", "Music",
                    15, 0, 60, Motif.RECORD),
            lot("Rangefinder camera, 1958", "Shutter times checked, rangefinder bright.", "Cameras", 90, 180,
                    260, Motif.CAMERA),
            lot("Harbour at dusk, oil on board", "Signed lower right, framed, 60 by 40 cm.", "Paintings", 200,
                    0, 520, Motif.PAINTING),
            lot("Field watch, steel", "Serviced last winter; keeps time within 6 s a day.", "Watches", 80, 0,
                    240, Motif.WATCH),
            lot("Copper bowl, hammered", "Tinned inside. A fair weight, 2.4 kg.", "Metalwork", 20, 0, 70,
                    Motif.BOWL),
            lot("Parlour guitar, spruce top", "Ladder braced, new strings, low action.", "Music", 110, 200,
                    310, Motif.GUITAR),
            lot("Atlas of the southern sky", "Twenty plates, complete; binding loosened.", "Books", 60, 0,
                    180, Motif.BOOK));

    private static SampleLot lot(
            String title, String text, String category, long opening, long reserve, long worth, Motif motif) {
        return new SampleLot(title, text, category, opening * 100, reserve * 100, worth * 100, motif);
    }
}
