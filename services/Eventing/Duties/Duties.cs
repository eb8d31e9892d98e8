namespace Bkmo.Eventing;

/// <summary>Calls duties before their time: by tests, and by endpoints after whose change a duty should not wait for its next round.</summary>
public sealed class Duties
{
    private readonly IReadOnlyDictionary<string, DutyStatus> duties;

    internal Duties(IReadOnlyDictionary<string, DutyStatus> duties) => this.duties = duties;

    /// <summary>
    /// Has the duty of this name done now, by this process if it leads. The task completes, or fails, with the first round that begins from now on; nobody has to wait
    /// for it.
    /// </summary>
    public Task Call(string name) => duties[name].Call();
}
