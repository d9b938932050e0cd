package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at the console, in a browser of their own. What the browser complains of is an error of ours. */
final class Administrator implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String look;
    private final List<String> complaints = new ArrayList<>();

    Administrator(Chromium chromium, ColorScheme scheme, int width) {
        look = scheme.name().toLowerCase() + "-" + width;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, 900)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        page = context.newPage();
        page.onConsoleMessage(message -> complain(message.type(), message.text()));
        page.onPageError(complaints::add);
    }

    static Administrator onADesk(Chromium chromium) {
        return new Administrator(chromium, ColorScheme.LIGHT, 1280);
    }

    /** What the service refuses is in the browser's log too, and as it should be. */
    private void complain(String type, String text) {
        if (type.equals("error") && !text.startsWith("Failed to load resource")) {
            complaints.add(text);
        }
    }

    Page page() {
        return page;
    }

    void open(String user) {
        page.navigate("http://localhost:" + RestAssured.port + "/console/#/users/" + user);
    }

    void signIn(String persona, String user) {
        open(user);
        persona(persona).click();
        assertThat(page.locator("code-status")).isVisible();
    }

    /** Up to the code, through the identity provider where it asks for proof. */
    void generate(String hours, String reason) {
        button("Generate code").click();
        page.getByLabel("It works for").selectOption(hours);
        page.getByLabel("Reason").fill(reason);
        button("Generate").click();
    }

    String readsCode() {
        return page.locator(".code").textContent().strip();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** At the identity provider. */
    Locator persona(String name) {
        return page.locator("button[value=" + name + "]");
    }

    /** A picture of the state, and axe's opinion of it. */
    void looksAt(String state) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(look + "-" + state + ".png"))
                .setFullPage(true));
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertEquals(
                List.of(),
                violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList(),
                state);
    }

    /** Everything that outlives the page: storage of both kinds, the address, and the document itself. */
    String remains() {
        return page.evaluate("() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href,"
                        + " JSON.stringify(history.state), document.documentElement.outerHTML].join()")
                .toString();
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints);
    }
}
