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

/** An administrator with a browser context at the console. Every error in the browser's log fails the test. */
final class Administrator implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String look;
    private final List<String> errors = new ArrayList<>();

    Administrator(Chromium chromium, ColorScheme scheme, int width) {
        look = scheme.name().toLowerCase() + "-" + width;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, 900)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        page = context.newPage();
        page.onConsoleMessage(message -> addError(message.type(), message.text()));
        page.onPageError(errors::add);
    }

    static Administrator onDesktop(Chromium chromium) {
        return new Administrator(chromium, ColorScheme.LIGHT, 1280);
    }

    /** Ignores responses that the service refuses on purpose, which the browser logs too. */
    private void addError(String type, String text) {
        if (type.equals("error") && !text.startsWith("Failed to load resource")) {
            errors.add(text);
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

    /** Fills in and submits the dialog. The identity provider may then require a step-up. */
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

    /** A choice on the identity provider's page. */
    Locator persona(String name) {
        return page.locator("button[value=" + name + "]");
    }

    /** Takes a screenshot and checks accessibility with axe. */
    void checkState(String state) {
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

    /** Local and session storage, the address, the history state and the document. */
    String remains() {
        return page.evaluate("() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href,"
                        + " JSON.stringify(history.state), document.documentElement.outerHTML].join()")
                .toString();
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), errors);
    }
}
