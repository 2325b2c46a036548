using MudBlazor;

namespace VinhPhong.Bot.Shell;

/// <summary>The look of MudBlazor's parts: the fonts of the machine, because nothing is loaded from elsewhere, and colours that keep WCAG AA.</summary>
internal static class Colours
{
    private static readonly string[] Fonts = ["Be Vietnam Pro", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight { Primary = "#0b4f96", Secondary = "#5b3a8c", AppbarBackground = "#0b4f96", TextPrimary = "#1b1b1b", TextSecondary = "#4a4a4a", Error = "#b3261e", Success = "#1b6b3a", Warning = "#8a4b00", Info = "#0b4f96" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1rem" } },
    };
}
