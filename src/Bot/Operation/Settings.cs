using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Operation;

/// <summary>Reads the settings section by section before anything is built from them, and says all that is wrong at once.</summary>
internal sealed class Settings(WebApplicationBuilder builder)
{
    private readonly List<string> problems = [];

    /// <summary>A section of settings, for use now and, as <see cref="IOptions{TOptions}"/>, by every part. A name that no setting has is a problem too.</summary>
    public TOptions Read<TOptions>(string section, Func<TOptions, IEnumerable<string>> check)
        where TOptions : class, new()
    {
        var options = new TOptions();
        try
        {
            builder.Configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            problems.AddRange(check(options));
        }
        catch (InvalidOperationException unreadable)
        {
            problems.Add($"{section}: {unreadable.Message}");
        }
        builder.Services.AddSingleton(Options.Create(options));
        return options;
    }

    public void ThrowIfAnyIsWrong()
    {
        if (problems.Count > 0) throw new SettingsException(problems);
    }
}

/// <summary>Settings are wrong: all that is, each with its name, its value and the cure.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
