namespace Bkmo.Counselling;

/// <summary>
/// Area of life (Lebensbereich) in which discrimination happens, and topic of a centre. The list follows AGG § 2(1) and the areas that community centres
/// name themselves.
/// </summary>
public enum AreaOfLife
{
    /// <summary>School, university, further training (Bildung); AGG § 2(1) no. 3, 7.</summary>
    Education,

    /// <summary>Work, application, dismissal (Arbeitsmarkt); AGG § 2(1) no. 1, 2, 4.</summary>
    Work,

    /// <summary>Search for housing, tenancy, neighbours (Wohnungssuche); AGG § 2(1) no. 8.</summary>
    Housing,

    /// <summary>Offices and public administration (Behörden).</summary>
    Authorities,

    /// <summary>Youth welfare office and services (Jugendhilfe).</summary>
    YouthWelfare,

    /// <summary>Shops, restaurants, banks, insurance, transport; AGG § 2(1) no. 8.</summary>
    GoodsAndServices,

    /// <summary>Medical practice, hospital, care; AGG § 2(1) no. 5.</summary>
    Health,

    /// <summary>Police and other security authorities, private security.</summary>
    Police,

    /// <summary>Courts and prosecution.</summary>
    Justice,

    /// <summary>Street, public transport stop, park.</summary>
    PublicSpace,

    /// <summary>Press, radio, internet.</summary>
    Media,

    /// <summary>Something else; the summary says what.</summary>
    Other,
}
