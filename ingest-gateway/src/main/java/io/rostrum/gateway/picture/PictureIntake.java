package io.rostrum.gateway.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a picture that may be shown out of what a seller sent: told by its bytes, bounded before it is
 * decoded, turned upright, made no larger than a page needs, and encoded anew, so that nothing but pixels is
 * left of it.
 */
public final class PictureIntake {

    /** A picture may have no more pixels than that. */
    public static final long PIXELS_MAX = 24_000_000;

    /** The longer side of what is kept. */
    public static final int SIDE_MAX = 1_600;

    private static final int SIDE_SENT_MAX = 16_000;
    private static final float QUALITY = 0.85f;
    private static final int ID_DIGITS = 40;

    static {
        ImageIO.setUseCache(false);
    }

    /** The picture that is kept. */
    public Picture take(byte[] bytes) throws RefusedPicture {
        PictureKind kind =
                PictureKind.of(bytes)
                        .orElseThrow(() -> new RefusedPicture("a picture is a JPEG, PNG or GIF", false));
        try {
            BufferedImage image = decode(kind, bytes);
            Orientation orientation = kind == PictureKind.JPEG ? Orientation.of(bytes) : Orientation.UPRIGHT;
            BufferedImage shown = redraw(image, orientation);
            boolean opaque = shown.getColorModel().getTransparency() == BufferedImage.OPAQUE;
            byte[] encoded = encode(shown, opaque ? "jpeg" : "png");
            String id = hash(encoded) + (opaque ? ".jpg" : ".png");
            return new Picture(id, shown.getWidth(), shown.getHeight(), encoded);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new RefusedPicture("the picture cannot be decoded", broken);
        }
    }

    private static BufferedImage decode(PictureKind kind, byte[] bytes) throws IOException, RefusedPicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.format()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > SIDE_SENT_MAX || height > SIDE_SENT_MAX || (long) width * height > PIXELS_MAX) {
                throw new RefusedPicture("a picture has at most " + PIXELS_MAX + " pixels", true);
            }
            var parameters = reader.getDefaultReadParam();
            int every = Math.max(1, Math.max(width, height) / (2 * SIDE_MAX));
            parameters.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage redraw(BufferedImage image, Orientation orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        double scale = Math.min(1.0, (double) SIDE_MAX / Math.max(width, height));
        int across = Math.max(1, (int) Math.round((orientation.turned() ? height : width) * scale));
        int down = Math.max(1, (int) Math.round((orientation.turned() ? width : height) * scale));
        int type =
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage shown = new BufferedImage(across, down, type);
        Graphics2D canvas = shown.createGraphics();
        try {
            canvas.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            AffineTransform transform = AffineTransform.getScaleInstance(scale, scale);
            transform.concatenate(orientation.upright(width, height));
            canvas.drawImage(image, transform, null);
        } finally {
            canvas.dispose();
        }
        return shown;
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
