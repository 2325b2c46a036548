namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>The commands over HTTP, all below /_sim.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this WebApplication app, ZaloPlatform platform)
    {
        var control = app.MapGroup("/_sim");
        control.MapState(platform);
        control.MapResidents(platform);
        control.MapFaults(platform);
        control.MapFiles(platform);
    }

    /// <summary>Runs a command and says what was wrong with it rather than breaking off.</summary>
    public static async Task<IResult> TryAsync(Func<Task<object?>> command)
    {
        try
        {
            return Results.Json(await command() ?? new { ok = true }, ControlJson.Options);
        }
        catch (KeyNotFoundException unknown)
        {
            return Results.Json(new { problem = unknown.Message }, ControlJson.Options, statusCode: StatusCodes.Status404NotFound);
        }
        catch (ArgumentException wrong)
        {
            return Results.Json(new { problem = wrong.Message }, ControlJson.Options, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
