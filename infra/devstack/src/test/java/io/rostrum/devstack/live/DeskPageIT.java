package io.rostrum.devstack.live;

import com.microsoft.playwright.options.FilePayload;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A seller makes a show at the desk, from nothing to live. */
class DeskPageIT {

    private Spine spine;
    private Gateway gateway;

    @BeforeEach
    void aStack() {
        Chromium.browser();
        spine = Spine.whole();
        gateway = spine.gateway();
    }

    @AfterEach
    void leave() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void aSellerMakesAShowWithLotsFromTheTableAndAFileAndTakesItLive() throws IOException {
        try (Visitor seller = Visitor.atADesk(gateway)) {
            seller.open("/desk", new UserId(spine.fresh("seller").value()), Role.SELLER);
            seller.press("main .button.main");
            seller.at("#show-title").fill("Made at the desk");
            seller.at("#show-premium").fill("12.5");
            seller.press(".show-form .button.main");

            seller.sees(".lots-card .empty");
            seller.press(".lots-card .button.main");
            fillRow(seller, "Silver cup", "120.50", "100");
            seller.reads("table.lots .fault", "under the opening");
            seller.at("table.lots tbody tr:last-child input[id^=reserve]").fill("150");
            seller.at("table.lots tbody tr:last-child input[id^=reserve]").press("Tab");
            seller.at("#appoint").focus();
            seller.sees("tr[data-state=saved]", 1);
            seller.at("tr[data-state=saved] input[type=file]")
                    .setInputFiles(new FilePayload("cup.png", "image/png", picture()));
            seller.sees("tr[data-state=saved] .cell-picture");

            importFile(seller);
            seller.sees("tr[data-state=saved]", 3);
            moveLastUp(seller);

            seller.sees("[data-step=scheduled][data-done=true]");
            seller.press("[data-go-live]");
            seller.reads(".show-head .tag", "Live");
            seller.page().reload();
            seller.sees("table.lots tbody tr", 3);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                    assertEquals(List.of("120.50/150.00", "1200.00/", "80.00/"), amounts(seller)));
            seller.complainsOfNothing();
        }
    }

    private static void fillRow(Visitor seller, String title, String opening, String reserve) {
        String row = "table.lots tbody tr:last-child ";
        seller.at(row + "input[id^=title]").fill(title);
        seller.at(row + "input[id^=opening]").fill(opening);
        seller.at(row + "input[id^=reserve]").fill(reserve);
        seller.at(row + "input[id^=reserve]").press("Enter");
    }

    private static void importFile(Visitor seller) {
        seller.press(".lots-card .button >> nth=0");
        String file = "\uFEFFtitle,opening,category,rules\r\n\"Cup, small\",80,Silver,fixed:500\r\n"
                + "Vase,1200,,\r\nNo price,1e3,,\r\n";
        seller.at(".drop input").setInputFiles(
                new FilePayload("lots.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        seller.reads(".preview tbody tr .fault", "Digits only");
        seller.press("[data-import]");
        seller.sees("dialog", 0);
    }

    /** By the keyboard: the handle of the last row, and the arrow up. */
    private static void moveLastUp(Visitor seller) {
        seller.at("table.lots tbody tr:nth-child(3) .handle").press("ArrowUp");
        seller.reads(".lots-card [role=status]", "Moved to place 2");
    }

    private static List<?> amounts(Visitor seller) {
        return (List<?>) seller.page().evaluate("""
                [...document.querySelectorAll('table.lots tbody tr')]
                  .map((row) => ['opening', 'reserve']
                    .map((name) => row.querySelector(`input[id^=${name}]`).value).join('/'))""");
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
