using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Operation;

/// <summary>Settings that are checked before the service starts: all that is wrong is said at once.</summary>
internal static class CheckedOptions
{
    public static void AddCheckedOptions<TOptions>(this WebApplicationBuilder builder, string section, Func<TOptions, IEnumerable<string>> problems)
        where TOptions : class, new()
    {
        builder.Services.AddOptions<TOptions>().Bind(builder.Configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TOptions>>(new Check<TOptions>(problems));
    }

    private sealed class Check<TOptions>(Func<TOptions, IEnumerable<string>> problems) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var found = problems(options).ToList();
            return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}
