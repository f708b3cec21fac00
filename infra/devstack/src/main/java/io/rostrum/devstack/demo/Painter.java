package io.rostrum.devstack.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Paints the sample lots: one quiet still life each, drawn from plain shapes, the same on every run. */
final class Painter {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final float FLOOR = 560;

    private static final Color[][] GROUNDS = {
        {new Color(0x2B3A55), new Color(0x6C7FA6)}, {new Color(0x4A3B35), new Color(0xB08968)},
        {new Color(0x23403A), new Color(0x6FA08F)}, {new Color(0x3F2E46), new Color(0x9A7BA8)},
        {new Color(0x1F2A36), new Color(0x7D93A8)}, {new Color(0x46392A), new Color(0xC2A878)},
    };
    private static final Color LIGHT = new Color(0xF4E9D8);
    private static final Color WARM = new Color(0xE0A458);
    private static final Color DEEP = new Color(0x23201D);
    private static final Color ROSE = new Color(0xC8553D);
    private static final Color WOOD = new Color(0x8A5A3B);

    private final Graphics2D g;

    private Painter(Graphics2D g) {
        this.g = g;
    }

    /** The picture as PNG bytes. */
    static byte[] png(SampleLot.Motif motif) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Painter painter = new Painter(g);
        painter.room(GROUNDS[motif.ordinal() % GROUNDS.length]);
        painter.thing(motif);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void room(Color[] ground) {
        g.setPaint(new GradientPaint(0, 0, ground[1], 0, FLOOR, ground[0]));
        g.fill(new Rectangle2D.Float(0, 0, WIDTH, HEIGHT));
        g.setPaint(new GradientPaint(0, FLOOR, ground[0].darker(), 0, HEIGHT, ground[1].darker()));
        g.fill(new Rectangle2D.Float(0, FLOOR, WIDTH, HEIGHT - FLOOR));
        Color glow = new Color(255, 244, 220, 110);
        Color none = new Color(255, 244, 220, 0);
        g.setPaint(new RadialGradientPaint(
                new Point2D.Float(WIDTH * 0.38f, HEIGHT * 0.3f), 420, new float[] {0, 1},
                new Color[] {glow, none}));
        g.fill(new Rectangle2D.Float(0, 0, WIDTH, HEIGHT));
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        fill(DEEP, new Ellipse2D.Float(260, FLOOR + 20, 440, 70));
        g.setComposite(AlphaComposite.SrcOver);
    }

    private void thing(SampleLot.Motif motif) {
        switch (motif) {
            case CLOCK -> clock();
            case VASE -> vase();
            case LAMP -> lamp();
            case CHAIR -> chair();
            case RING -> ring();
            case RECORD -> record();
            case CAMERA -> camera();
            case PAINTING -> painting();
            case WATCH -> watch();
            case BOWL -> bowl();
            case GUITAR -> guitar();
            case BOOK -> book();
        }
    }

    private void clock() {
        fill(WOOD, new RoundRectangle2D.Float(330, 230, 300, 370, 150, 150));
        fill(WOOD.darker(), new Rectangle2D.Float(300, 560, 360, 44));
        dial(480, 390, 115);
    }

    private void watch() {
        fill(DEEP, new RoundRectangle2D.Float(425, 120, 110, 490, 40, 40));
        fill(new Color(0xAEB6BD), circle(480, 365, 160));
        dial(480, 365, 130);
        fill(new Color(0xAEB6BD), new Rectangle2D.Float(636, 350, 26, 30));
    }

    private void dial(float x, float y, float radius) {
        fill(LIGHT, circle(x, y, radius));
        g.setColor(DEEP);
        for (int hour = 0; hour < 12; hour++) {
            double angle = Math.PI * hour / 6;
            float inner = hour % 3 == 0 ? 0.78f : 0.86f;
            stroke(5, new Line2D.Double(
                    x + Math.sin(angle) * radius * inner, y - Math.cos(angle) * radius * inner,
                    x + Math.sin(angle) * radius * 0.94, y - Math.cos(angle) * radius * 0.94));
        }
        stroke(9, new Line2D.Float(x, y, x - radius * 0.38f, y - radius * 0.34f));
        stroke(6, new Line2D.Float(x, y, x + radius * 0.3f, y - radius * 0.7f));
        fill(ROSE, circle(x, y, 10));
    }

    private void vase() {
        Path2D vase = new Path2D.Float();
        vase.moveTo(430, 180);
        vase.curveTo(450, 260, 330, 330, 345, 450);
        vase.curveTo(355, 560, 420, 605, 480, 605);
        vase.curveTo(540, 605, 605, 560, 615, 450);
        vase.curveTo(630, 330, 510, 260, 530, 180);
        vase.closePath();
        g.setPaint(new GradientPaint(345, 0, LIGHT, 615, 0, new Color(0x8E7B63)));
        g.fill(vase);
        fill(new Color(0x6B5B48), new Ellipse2D.Float(428, 166, 104, 30));
        g.setColor(new Color(0x7A6A55));
        stroke(4, new Arc2D.Float(352, 380, 256, 80, 190, 160, Arc2D.OPEN));
        stroke(4, new Arc2D.Float(356, 430, 248, 80, 190, 160, Arc2D.OPEN));
    }

    private void lamp() {
        g.setColor(WARM.darker());
        stroke(16, new Line2D.Float(420, 590, 520, 400));
        stroke(16, new Line2D.Float(520, 400, 420, 270));
        fill(WARM.darker(), new Ellipse2D.Float(330, 570, 190, 44));
        Path2D shade = polygon(400, 190, 480, 230, 430, 360, 270, 290);
        fill(WARM, shade);
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.28f));
        fill(LIGHT, polygon(270, 290, 430, 360, 360, 600, 90, 600));
        g.setComposite(AlphaComposite.SrcOver);
    }

    private void chair() {
        g.setColor(WOOD);
        stroke(20, new Line2D.Float(340, 220, 390, 470));
        stroke(20, new Line2D.Float(390, 470, 350, 610));
        stroke(20, new Line2D.Float(640, 420, 660, 610));
        stroke(16, new Line2D.Float(370, 390, 650, 400));
        fill(ROSE, polygon(352, 220, 420, 200, 470, 450, 400, 470));
        fill(ROSE.darker(), new RoundRectangle2D.Float(390, 440, 270, 64, 40, 40));
    }

    private void ring() {
        g.setColor(WARM);
        stroke(34, circle(480, 450, 135));
        g.setColor(WARM.brighter());
        stroke(8, circle(480, 450, 146));
        fill(new Color(0x8E1B2C), polygon(420, 270, 450, 225, 510, 225, 540, 270, 480, 335));
        fill(new Color(0xC94A5A), polygon(450, 225, 510, 225, 480, 270));
    }

    private void record() {
        fill(LIGHT, new Rectangle2D.Float(250, 200, 390, 390));
        fill(ROSE, new Rectangle2D.Float(250, 200, 390, 90));
        fill(DEEP, circle(600, 395, 180));
        g.setColor(new Color(0x4A4540));
        for (int groove = 80; groove < 175; groove += 16) {
            stroke(2, circle(600, 395, groove));
        }
        fill(WARM, circle(600, 395, 58));
        fill(DEEP, circle(600, 395, 8));
    }

    private void camera() {
        fill(DEEP, new RoundRectangle2D.Float(270, 330, 420, 250, 36, 36));
        fill(new Color(0xB9BFC4), new RoundRectangle2D.Float(270, 290, 420, 90, 30, 30));
        fill(DEEP, new RoundRectangle2D.Float(520, 306, 90, 44, 10, 10));
        fill(new Color(0xB9BFC4), circle(450, 470, 112));
        fill(new Color(0x20262C), circle(450, 470, 88));
        fill(new Color(0x39506B), circle(450, 470, 56));
        fill(LIGHT, circle(428, 446, 14));
        fill(new Color(0x8D949A), new Rectangle2D.Float(310, 266, 60, 28));
    }

    private void painting() {
        fill(WARM.darker(), new Rectangle2D.Float(220, 150, 520, 400));
        fill(DEEP, new Rectangle2D.Float(244, 174, 472, 352));
        g.setPaint(new GradientPaint(0, 174, new Color(0xE8A87C), 0, 400, new Color(0x41507A)));
        g.fill(new Rectangle2D.Float(256, 186, 448, 210));
        g.setPaint(new GradientPaint(0, 396, new Color(0x2A3558), 0, 514, new Color(0x182038)));
        g.fill(new Rectangle2D.Float(256, 396, 448, 118));
        fill(new Color(0xF7DDA4), circle(590, 340, 30));
        fill(DEEP, polygon(330, 420, 470, 420, 448, 452, 352, 452));
        fill(LIGHT, polygon(396, 260, 396, 412, 332, 412));
    }

    private void bowl() {
        Color copper = new Color(0xB8653A);
        g.setPaint(new GradientPaint(270, 0, copper.brighter(), 690, 0, copper.darker()));
        g.fill(new Arc2D.Float(260, 190, 440, 420, 180, 180, Arc2D.CHORD));
        fill(new Color(0xD9B08C), new Ellipse2D.Float(260, 350, 440, 100));
        fill(new Color(0xA8A39B), new Ellipse2D.Float(284, 362, 392, 76));
        g.setColor(new Color(0x8A4726));
        for (int i = 0; i < 6; i++) {
            stroke(3, new Arc2D.Float(300 + i * 56, 470 + (i % 2) * 26, 40, 26, 200, 140, Arc2D.OPEN));
        }
    }

    private void guitar() {
        fill(WOOD.darker(), new Rectangle2D.Float(462, 90, 36, 300));
        fill(DEEP, new RoundRectangle2D.Float(448, 60, 64, 76, 16, 16));
        fill(new Color(0xD8A25E), circle(480, 370, 105));
        fill(new Color(0xD8A25E), circle(480, 500, 130));
        fill(DEEP, circle(480, 420, 44));
        fill(WOOD.darker(), new Rectangle2D.Float(425, 530, 110, 20));
        g.setColor(LIGHT);
        for (int string = 0; string < 6; string++) {
            stroke(1.6f, new Line2D.Float(468 + string * 5, 90, 460 + string * 8, 530));
        }
    }

    private void book() {
        fill(new Color(0x1E3A5F), polygon(260, 300, 480, 340, 480, 600, 260, 555));
        fill(new Color(0x1E3A5F), polygon(700, 300, 480, 340, 480, 600, 700, 555));
        fill(LIGHT, polygon(274, 290, 480, 330, 480, 582, 274, 540));
        fill(LIGHT.darker(), polygon(686, 290, 480, 330, 480, 582, 686, 540));
        g.setColor(new Color(0x1E3A5F));
        int[][] stars = {{330, 370}, {372, 420}, {430, 400}, {345, 470}, {420, 500}, {540, 390}, {600, 440},
                {640, 380}};
        for (int i = 0; i < stars.length; i++) {
            g.fill(circle(stars[i][0], stars[i][1], 6));
            if (i > 0 && i != 5) {
                stroke(2, new Line2D.Float(stars[i - 1][0], stars[i - 1][1], stars[i][0], stars[i][1]));
            }
        }
    }

    private void fill(Color color, Shape shape) {
        g.setPaint(color);
        g.fill(shape);
    }

    private void stroke(float width, Shape shape) {
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    private static Shape circle(float x, float y, float radius) {
        return new Ellipse2D.Float(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Path2D polygon(float... points) {
        Path2D path = new Path2D.Float();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
