/// Which days are holidays. A calendar may not know: then the day counts as an ordinary one, and the state
/// says so.
public struct HolidayCalendar: Sendable {
    let isPublicHoliday: @Sendable (LocalDate) -> Bool?
    let isSchoolHoliday: @Sendable (LocalDate) -> Bool?

    /// Each function answers yes, no, or nil for "not known"; it must be pure.
    public init(
        isPublicHoliday: @escaping @Sendable (LocalDate) -> Bool?,
        isSchoolHoliday: @escaping @Sendable (LocalDate) -> Bool? = { _ in nil }
    ) {
        self.isPublicHoliday = isPublicHoliday
        self.isSchoolHoliday = isSchoolHoliday
    }

    /// Knows no holiday at all.
    public static let unknown = HolidayCalendar(isPublicHoliday: { _ in nil })

    /// The public holidays of France; school holidays, which depend on the academic zone and on yearly
    /// orders, are not known.
    public static let france = HolidayCalendar(isPublicHoliday: {
        Holidays.isFrench($0)
    })

    /// The same with every day it does not know taken for a holiday, or for none.
    func assuming(publicHoliday: Bool, schoolHoliday: Bool) -> HolidayCalendar {
        HolidayCalendar(
            isPublicHoliday: { [isPublicHoliday] in isPublicHoliday($0) ?? publicHoliday },
            isSchoolHoliday: { [isSchoolHoliday] in isSchoolHoliday($0) ?? schoolHoliday })
    }
}
