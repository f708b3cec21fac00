package io.rostrum.gateway.picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PictureIntakeTest {

    private final PictureIntake intake = new PictureIntake();

    @TempDir
    private Path folder;

    /** Red on the left half, blue on the right. */
    private static BufferedImage halves(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x < width / 2 ? Color.RED.getRGB() : Color.BLUE.getRGB());
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** Puts an Exif segment with that orientation and a secret text right behind the JPEG's start. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] secret = "taken at 52.52 N 13.40 E".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(26 + secret.length);
        tiff.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(secret);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 10 + tiff.capacity());
        all.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (8 + tiff.capacity()));
        all.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        all.put(jpeg, 2, jpeg.length - 2);
        return all.array();
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y)).getRed() > 128;
    }

    @Test
    void whatTheCameraWroteIsGoneAndThePictureStandsUpright() throws Exception {
        byte[] sent = withExif(encoded(halves(200, 100, BufferedImage.TYPE_INT_RGB), "jpeg"), 6);
        Picture kept = intake.take(sent);
        assertEquals(100, kept.width());
        assertEquals(200, kept.height());
        assertTrue(Picture.isId(kept.id()) && kept.id().endsWith(".jpg"), kept.id());
        assertFalse(new String(kept.bytes(), StandardCharsets.ISO_8859_1).contains("52.52"));
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
        assertTrue(isRed(shown, 50, 20), "held to the right, the left half comes to the top");
        assertFalse(isRed(shown, 50, 180));
    }

    @Test
    void everyOrientationKeepsAllPixelsInside() throws Exception {
        byte[] jpeg = encoded(halves(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
        for (int orientation = 1; orientation <= 8; orientation++) {
            Picture kept = intake.take(withExif(jpeg, orientation));
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
            int red = 0;
            for (int x = 0; x < shown.getWidth(); x++) {
                for (int y = 0; y < shown.getHeight(); y++) {
                    red += isRed(shown, x, y) ? 1 : 0;
                }
            }
            assertTrue(Math.abs(red - 1_024) < 150, "orientation " + orientation + " shows " + red + " red pixels");
        }
    }

    @Test
    void aLargePictureIsMadeSmallerAndASmallOneStaysAsItIs() throws Exception {
        Picture large = intake.take(encoded(halves(4_000, 1_000, BufferedImage.TYPE_INT_RGB), "jpeg"));
        assertEquals(PictureIntake.SIDE_MAX, large.width());
        assertEquals(400, large.height());
        Picture small = intake.take(encoded(halves(10, 10, BufferedImage.TYPE_INT_RGB), "gif"));
        assertEquals(10, small.width());
    }

    @Test
    void transparencyIsKept() throws Exception {
        Picture kept = intake.take(encoded(halves(50, 50, BufferedImage.TYPE_INT_ARGB), "png"));
        assertTrue(kept.id().endsWith(".png"));
        assertEquals("image/png", Picture.mediaType(kept.id()));
    }

    @Test
    void aBombIsRefusedBeforeItIsDecoded() throws Exception {
        byte[] png = encoded(halves(10, 10, BufferedImage.TYPE_INT_RGB), "png");
        ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
        RefusedPicture refused = assertThrows(RefusedPicture.class, () -> intake.take(png));
        assertTrue(refused.tooLarge());
    }

    @Test
    void otherBytesAreRefusedWhateverTheyCallThemselves() throws Exception {
        byte[] jpeg = encoded(halves(100, 100, BufferedImage.TYPE_INT_RGB), "jpeg");
        assertThrows(RefusedPicture.class, () -> intake.take(new byte[0]));
        assertThrows(RefusedPicture.class, () -> intake.take("<svg onload='x'/>".getBytes(StandardCharsets.UTF_8)));
        assertThrows(RefusedPicture.class, () -> intake.take(Arrays.copyOf(jpeg, 100)));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            System.arraycopy(jpeg, 0, bytes, 0, 20 + random.nextInt(100));
            assertThrows(RefusedPicture.class, () -> intake.take(bytes));
        }
    }

    @Test
    void theSamePictureIsKeptOnceAndFoundByItsId() throws Exception {
        PictureStore store = new PictureFolder(folder);
        Picture kept = intake.take(encoded(halves(20, 20, BufferedImage.TYPE_INT_RGB), "png"));
        store.keep(kept);
        store.keep(kept);
        assertArrayEquals(kept.bytes(), store.find(kept.id()).orElseThrow());
        assertTrue(store.find("0".repeat(40) + ".jpg").isEmpty());
        assertTrue(store.find("../../secrets/jwt-hs256.key").isEmpty());
    }
}
